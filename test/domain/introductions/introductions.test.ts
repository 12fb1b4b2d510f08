import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWithinWorkingHours } from "../../../domain/calendar/working-hours.ts";
import { chooseFirstContactDay } from "../../../domain/introductions/choose-first-contact-day.ts";
import { findSlots, type SlotPerson } from "../../../domain/introductions/find-slots.ts";
import {
  chooseIntroductionFormat,
  type DayLoad,
  listManagementMeetings,
} from "../../../domain/introductions/introduction-format.ts";
import {
  type IntroductionParticipant,
  validateIntroduction,
} from "../../../domain/introductions/validate-introduction.ts";
import { makeCalendar } from "../calendar/factory.ts";

const at = (text: string) => new Date(`2026-04-${text}:00Z`);
const day = (date: string, overrides: Partial<DayLoad> = {}): DayLoad => ({
  date,
  leaver: 0,
  head: 0,
  executiveInWeek: null,
  ...overrides,
});

describe("R18 participants", () => {
  const people = (...parts: IntroductionParticipant["as"][]) =>
    parts.map((as): IntroductionParticipant => ({ personId: as, as }));
  test("leaver or head, successor and client must be there", () => {
    expect(validateIntroduction(people("leaver", "successor", "client"), "jointCall", true)).toEqual([]);
    expect(validateIntroduction(people("head", "successor", "client"), "jointCall", false)).toEqual([]);
    expect(validateIntroduction(people("successor", "client"), "jointCall", true)).toEqual(["leaverOrHeadMissing"]);
    expect(validateIntroduction(people("leaver", "successor", "client"), "jointCall", false)).toEqual([
      "leaverOrHeadMissing",
    ]);
    expect(validateIntroduction(people("leaver"), "jointCall", true)).toEqual(["successorMissing", "clientMissing"]);
  });
  test("a joint meeting has management too", () => {
    expect(validateIntroduction(people("leaver", "successor", "client"), "jointMeeting", true)).toEqual([
      "managementMissing",
    ]);
    expect(validateIntroduction(people("leaver", "executive", "successor", "client"), "jointMeeting", true)).toEqual(
      [],
    );
  });
  test("nobody stands in two places", () => {
    const twice: IntroductionParticipant[] = [...people("head", "client"), { personId: "head", as: "successor" }];
    expect(validateIntroduction(twice, "jointCall", true)).toEqual(["samePersonTwice"]);
  });
});

describe("R19 format", () => {
  test("gold has a joint meeting, silver a joint call, copper the notice", () => {
    const days = [day("2026-04-14")];
    expect(chooseIntroductionFormat("gold", days, true)).toEqual({
      format: "jointMeeting",
      date: "2026-04-14",
      with: ["leaver", "head"],
      lightened: false,
    });
    expect(chooseIntroductionFormat("silver", days, true)).toMatchObject({ format: "jointCall", with: ["leaver"] });
    expect(chooseIntroductionFormat("copper", days, true)).toMatchObject({
      format: "inNotice",
      date: null,
      lightened: false,
    });
    expect(chooseIntroductionFormat(null, days, true).format).toBe("inNotice");
  });
  test("a full day moves to the next, an executive takes the place of a full head", () => {
    expect(chooseIntroductionFormat("silver", [day("2026-04-14", { leaver: 6 }), day("2026-04-15")], true).date).toBe(
      "2026-04-15",
    );
    expect(chooseIntroductionFormat("gold", [day("2026-04-14", { head: 2, executiveInWeek: 2 })], true).with).toEqual([
      "leaver",
      "executive",
    ]);
  });
  test("a joint meeting waits for a day on which the leaver has room", () => {
    const days = [day("2026-04-14", { leaver: 6 }), day("2026-04-15", { leaver: 5 })];
    expect(chooseIntroductionFormat("gold", days, true)).toMatchObject({ format: "jointMeeting", date: "2026-04-15" });
  });
  test("over a cap the next lighter format is taken, never onto the head", () => {
    const headFull = [day("2026-04-14", { head: 2, executiveInWeek: 3 })];
    expect(chooseIntroductionFormat("gold", headFull, true)).toMatchObject({
      format: "jointCall",
      with: ["leaver"],
      lightened: true,
    });
    expect(chooseIntroductionFormat("silver", [day("2026-04-14", { leaver: 6 })], true)).toMatchObject({
      format: "inNotice",
      lightened: true,
    });
    expect(chooseIntroductionFormat("gold", [], true)).toMatchObject({ format: "inNotice", lightened: true });
  });
  test("once the leaver is gone the head stands in, as far as the cap reaches", () => {
    expect(chooseIntroductionFormat("gold", [day("2026-04-20")], false)).toMatchObject({
      format: "jointMeeting",
      with: ["head"],
    });
    expect(chooseIntroductionFormat("silver", [day("2026-04-20", { head: 2 })], false).format).toBe("inNotice");
  });
  test("a first contact is due on the last day with room under the cap, before the limit if that can be", () => {
    const choose = (loads: Record<string, number>) =>
      chooseFirstContactDay("2026-04-17", "2026-04-21", makeCalendar(), loads, 2);
    expect(choose({})).toBe("2026-04-21");
    expect(choose({ "2026-04-21": 2, "2026-04-20": 1 })).toBe("2026-04-20");
    expect(choose({ "2026-04-21": 2, "2026-04-20": 3 })).toBe("2026-04-17");
    expect(choose({ "2026-04-17": 2, "2026-04-20": 2, "2026-04-21": 2, "2026-04-22": 2 })).toBe("2026-04-23");
  });
});

describe("R25 management meetings", () => {
  test("are for the top tier", () => {
    const clients = [
      { id: "c1", tier: "gold" as const },
      { id: "c2", tier: "silver" as const },
      { id: "c3", tier: null },
    ];
    expect(listManagementMeetings(clients)).toEqual(["c1"]);
  });
});

describe("R19 slots", () => {
  const make = (overrides: Partial<SlotPerson> = {}): SlotPerson => ({
    id: "p1",
    calendar: makeCalendar(),
    busy: [],
    dayCap: null,
    dayLoads: {},
    ...overrides,
  });
  const request = { from: at("13T06:10"), to: at("17T15:00"), durationMinutes: 60, count: 3 };
  const starts = (people: SlotPerson[], overrides: Partial<typeof request> = {}) =>
    findSlots(people, { ...request, ...overrides }).map(({ from }) => from.toISOString().slice(8, 16));

  test("are the first in which everybody is free, in whole steps", () => {
    const other = make({ id: "p2", busy: [{ from: at("13T07:45"), to: at("13T08:15") }] });
    expect(starts([make(), other])).toEqual(["13T06:30", "13T08:30", "13T09:30"]);
  });
  test("lie in the working hours of every zone", () => {
    const newYork = make({ calendar: makeCalendar({ zone: "America/New_York" }) });
    expect(starts([make(), newYork])).toEqual(["13T13:00", "13T14:00", "14T13:00"]);
  });
  test("leave out days on which someone reached the cap", () => {
    expect(starts([make({ dayCap: 2, dayLoads: { "2026-04-13": 2, "2026-04-14": 1 } })], { count: 1 })).toEqual([
      "14T06:00",
    ]);
  });
  test("are none when there is no room", () => {
    expect(starts([make({ busy: [{ from: at("13T00:00"), to: at("18T00:00") }] })])).toEqual([]);
    expect(starts([make()], { durationMinutes: 600 })).toEqual([]);
  });
  test("never touch a busy time and lie in working hours", () => {
    const anyBusy = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 1, max: 300 })).map(([start, length]) => {
        const from = at("13T06:00").getTime() + start * 60_000;
        return { from: new Date(from), to: new Date(from + length * 60_000) };
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(anyBusy, anyBusy, (busy, others) => {
        for (const slot of findSlots([make({ busy }), make({ busy: others })], { ...request, count: 50 })) {
          expect([...busy, ...others].every(({ from, to }) => to <= slot.from || from >= slot.to)).toBe(true);
          expect(isWithinWorkingHours(makeCalendar(), slot.from)).toBe(true);
          expect(isWithinWorkingHours(makeCalendar(), new Date(slot.to.getTime() - 1))).toBe(true);
        }
      }),
    );
  });
});
