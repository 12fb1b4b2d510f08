import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../domain/calendar/plain-date.ts";
import { lastWorkingDayNotAfter } from "../../../domain/calendar/working-days.ts";
import { toDeadline } from "../../../domain/calendar/working-hours.ts";
import { createHandoverPlan } from "../../../domain/departure/create-handover-plan.ts";
import { computeStageDeadlines, moveStageDeadlines, planningStart } from "../../../domain/departure/stage-deadlines.ts";
import { computeTaskDue } from "../../../domain/departure/task-due.ts";
import { makeCalendar } from "../calendar/factory.ts";

const calendar = makeCalendar();
const datesOf = (noticeDate: string, lastDay: string | null) =>
  computeStageDeadlines({ noticeDate, lastDay, calendar }).map(({ deadline }) => deadline.date);

describe("R2 stage deadlines", () => {
  test("E22: ten working days give each stage its share, the first raised by the floor", () => {
    expect(datesOf("2026-04-06", "2026-04-17")).toEqual([
      "2026-04-07",
      "2026-04-09",
      "2026-04-10",
      "2026-04-10",
      "2026-04-13",
      "2026-04-17",
    ]);
  });
  test("E22: with a single day all stages are due that day, in order", () => {
    const deadlines = computeStageDeadlines({ noticeDate: "2026-04-06", lastDay: "2026-04-06", calendar });
    expect(deadlines.map(({ stage }) => stage)).toEqual(["S1", "S2", "S3", "S4", "S5", "S6"]);
    expect(new Set(deadlines.map(({ deadline }) => deadline.date))).toEqual(new Set(["2026-04-06"]));
  });
  test("a share that ends within a day gives the stage that whole day", () => {
    expect(datesOf("2026-04-06", "2026-04-14").slice(1)).toEqual([
      "2026-04-08",
      "2026-04-09",
      "2026-04-09",
      "2026-04-10",
      "2026-04-14",
    ]);
  });
  test("an unknown last day is taken as fourteen calendar days after notice", () => {
    expect(datesOf("2026-04-06", null)).toEqual(datesOf("2026-04-06", "2026-04-20"));
  });
  test("a leaver gone at once gives deadlines counted from the notice", () => {
    expect(datesOf("2026-04-06", "2026-04-05")).toEqual(datesOf("2026-04-06", null));
  });
  test("a last day on a weekend ends the plan on the Friday before", () => {
    expect(datesOf("2026-04-06", "2026-04-19").at(-1)).toBe("2026-04-17");
  });
  test("deadlines are monotone and between the notice and the last working day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 120 }), (offset, length) => {
        const noticeDate = addDays("2026-01-01", offset);
        const lastDay = addDays(noticeDate, length);
        const last = lastWorkingDayNotAfter(calendar, lastDay);
        fc.pre(last >= noticeDate);
        const dates = datesOf(noticeDate, lastDay);
        expect([...dates].sort()).toEqual(dates);
        expect(dates.every((date) => date >= noticeDate && date <= last)).toBe(true);
      }),
    );
  });
  test("a moved last day changes only stages that have not begun", () => {
    const before = computeStageDeadlines({ noticeDate: "2026-04-06", lastDay: "2026-04-17", calendar });
    const after = moveStageDeadlines(before, { noticeDate: "2026-04-06", lastDay: "2026-05-01", calendar }, [
      "S1",
      "S2",
    ]);
    expect(after.map(({ deadline }) => deadline.date).slice(0, 3)).toEqual(["2026-04-07", "2026-04-09", "2026-04-17"]);
    expect(after.at(-1)?.deadline.date).toBe("2026-05-01");
  });
  test("a last day moved to an earlier one leaves no deadline after it, of stages that have begun neither", () => {
    const before = computeStageDeadlines({ noticeDate: "2026-04-06", lastDay: "2026-04-17", calendar });
    const earlier = { noticeDate: "2026-04-06", lastDay: "2026-04-10", calendar };
    const after = moveStageDeadlines(before, earlier, ["S1", "S2", "S5", "S6"]);
    expect(after.map(({ deadline }) => deadline.date)).toEqual([
      "2026-04-07",
      "2026-04-09",
      "2026-04-09",
      "2026-04-09",
      "2026-04-10",
      "2026-04-10",
    ]);
  });
  test("at a dismissal announced later the stages are counted from that day, else from the notice", () => {
    const notice = { kind: "dismissed", noticeOn: "2026-04-06", announceFrom: "2026-04-09" } as const;
    expect(planningStart(notice)).toBe("2026-04-09");
    expect(planningStart({ ...notice, announceFrom: "2026-04-01" })).toBe("2026-04-06");
    expect(planningStart({ ...notice, announceFrom: null })).toBe("2026-04-06");
    expect(planningStart({ ...notice, kind: "resigned" })).toBe("2026-04-06");
  });
});

describe("R2 due date of a task", () => {
  const stageDeadline = toDeadline(calendar, "2026-04-09");
  const due = (arrived: string, needsLeaver = false) =>
    computeTaskDue({ stageDeadline, arrivedAt: new Date(arrived), needsLeaver, lastDay: "2026-04-17", calendar }).date;

  test("a task that arrives early is due with its stage", () => {
    expect(due("2026-04-06T08:00:00Z")).toBe("2026-04-09");
  });
  test("a task that arrives late has a full working day", () => {
    expect(due("2026-04-10T08:00:00Z")).toBe("2026-04-13");
  });
  test("what needs the leaver is not due after the last working day", () => {
    expect(due("2026-04-17T08:00:00Z", true)).toBe("2026-04-17");
    expect(due("2026-04-17T08:00:00Z", false)).toBe("2026-04-20");
  });
  test("a task that arrives after the last working day has its full working day", () => {
    expect(due("2026-04-17T16:00:00Z", true)).toBe("2026-04-20");
  });
  test("a task of no stage is due after one full working day", () => {
    const arrivedAt = new Date("2026-04-06T08:00:00Z");
    expect(computeTaskDue({ stageDeadline: null, arrivedAt, needsLeaver: false, lastDay: null, calendar }).date).toBe(
      "2026-04-07",
    );
  });
});

describe("R1 plan", () => {
  const plan = (lastDay: string) =>
    createHandoverPlan({ leaverId: "p1", noticeDate: "2026-04-06", lastDay, clientIds: ["c1", "c2"], calendar });

  test("exists complete at the moment of notice", () => {
    expect(plan("2026-04-17")).toMatchObject({
      leaverId: "p1",
      clientIds: ["c1", "c2"],
      workingDays: 10,
      lastWorkingDay: "2026-04-17",
      givenUp: [],
      tight: false,
    });
  });
  test("is tight where stages share a day with the one they wait for", () => {
    expect(plan("2026-04-08")).toMatchObject({ tight: true, givenUp: ["S2", "S3", "S4", "S5"] });
  });
  test("a leaver gone at once leaves no working day", () => {
    expect(plan("2026-04-03").workingDays).toBe(0);
  });
});
