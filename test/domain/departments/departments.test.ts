import { describe, expect, test } from "vitest";
import { areDepartmentsTold, listDepartmentsToNotify } from "../../../domain/departments/departments-to-notify.ts";
import {
  chooseEscalation,
  computeDueDate,
  computeOnTimeRate,
  listEscalations,
} from "../../../domain/departments/due-and-escalation.ts";
import { buildHandoverReport, type ReportInput } from "../../../domain/departments/handover-report.ts";
import { findMissingContactsByDepartment } from "../../../domain/departments/missing-contacts.ts";
import { makeCalendar } from "../calendar/factory.ts";

const calendar = makeCalendar();
const at = (text: string) => new Date(`2026-04-${text}:00Z`);

describe("R12 departments to tell", () => {
  test("lists each department once, with the clients it gates by something open", () => {
    const list = listDepartmentsToNotify(
      [
        { id: "c1", servedBy: ["logistics", "finance"], openAt: ["finance"] },
        { id: "c2", servedBy: ["logistics"], openAt: [] },
      ],
      [
        { id: "q1", clientId: "c2", department: "support" },
        { id: "q2", clientId: "elsewhere", department: "marketing" },
        { id: "q3", clientId: "c1", department: null },
      ],
    );
    expect(list).toEqual([
      { department: "logistics", clientIds: ["c1", "c2"], gatingClientIds: [], openQuestionIds: [] },
      { department: "finance", clientIds: ["c1"], gatingClientIds: ["c1"], openQuestionIds: [] },
      { department: "support", clientIds: ["c2"], gatingClientIds: ["c2"], openQuestionIds: ["q1"] },
    ]);
  });
  test("a gating department must acknowledge or fall silent to the end, another need only be told", () => {
    const notice = { gating: true, delivered: true, acknowledged: false, openedBySilence: false };
    expect(areDepartmentsTold([notice])).toBe(false);
    expect(areDepartmentsTold([{ ...notice, acknowledged: true }])).toBe(true);
    expect(areDepartmentsTold([{ ...notice, openedBySilence: true }])).toBe(true);
    expect(areDepartmentsTold([{ ...notice, gating: false }])).toBe(true);
    expect(areDepartmentsTold([{ ...notice, gating: false, delivered: false }])).toBe(false);
  });
});

describe("R13 named persons", () => {
  test("a department without an active person for the client is missing", () => {
    const client = { id: "c1", servedBy: ["logistics", "finance", "support"] as const };
    const missing = findMissingContactsByDepartment(client, [
      { clientId: "c1", department: "logistics", personId: "p1", active: true },
      { clientId: "c1", department: "finance", personId: "p2", active: false },
      { clientId: "c2", department: "support", personId: "p3", active: true },
    ]);
    expect(missing).toEqual(["finance", "support"]);
  });
});

describe("R69 due date", () => {
  test("is two working days later, at the end of working hours", () => {
    expect(computeDueDate("2026-04-10", calendar)).toMatchObject({ date: "2026-04-14", at: at("14T15:00") });
  });
});

describe("R70 escalation", () => {
  const task = { arrivedAt: at("06T06:00"), dueAt: at("09T15:00"), doneAt: null };
  test("climbs at half the time, a day before, when due, and one and two working days later", () => {
    expect(chooseEscalation(task, at("07T14:59"), calendar)).toBe("none");
    expect(chooseEscalation(task, at("07T15:00"), calendar)).toBe("remind1");
    expect(chooseEscalation(task, at("08T15:00"), calendar)).toBe("remind2");
    expect(chooseEscalation(task, at("09T15:00"), calendar)).toBe("breach");
    expect(chooseEscalation(task, at("10T15:00"), calendar)).toBe("head");
    expect(chooseEscalation(task, at("12T15:00"), calendar)).toBe("head");
    expect(chooseEscalation(task, at("13T15:00"), calendar)).toBe("management");
  });
  test("half the time is counted in working hours", () => {
    const overWeekend = { arrivedAt: at("10T06:00"), dueAt: at("13T15:00"), doneAt: null };
    expect(listEscalations(overWeekend, calendar)[0]).toEqual({ level: "remind1", at: at("10T15:00") });
  });
  test("a short task has one reminder", () => {
    const short = { arrivedAt: at("06T15:00"), dueAt: at("07T15:00"), doneAt: null };
    expect(listEscalations(short, calendar).map(({ level }) => level)).toEqual([
      "remind1",
      "breach",
      "head",
      "management",
    ]);
  });
  test("a task done does not climb", () => {
    expect(chooseEscalation({ ...task, doneAt: at("10T06:00") }, at("20T06:00"), calendar)).toBe("none");
  });
});

describe("R71 on-time rate", () => {
  test("is the share of tasks due that were done in time, null when none was due", () => {
    const tasks = [
      { dueAt: at("06T15:00"), doneAt: at("06T15:00") },
      { dueAt: at("06T15:00"), doneAt: at("07T15:00") },
      { dueAt: at("06T15:00"), doneAt: null },
      { dueAt: at("20T15:00"), doneAt: null },
    ];
    expect(computeOnTimeRate(tasks, at("08T00:00"))).toBe(3333);
    expect(computeOnTimeRate(tasks, at("01T00:00"))).toBeNull();
  });
});

describe("R72 report", () => {
  const input: ReportInput = {
    kind: "daily",
    lastDay: "2026-04-17",
    clients: [
      { id: "g1", tier: "gold", state: "offerDecided" },
      { id: "g2", tier: "gold", state: "notified" },
      { id: "g3", tier: "gold", state: "handedOver" },
      { id: "c1", tier: "copper", state: "inPortfolio" },
    ],
    tasks: [
      { id: "t1", department: "finance", dueAt: at("10T15:00"), doneAt: null },
      { id: "t2", department: "finance", dueAt: at("10T15:00"), doneAt: at("10T09:00") },
      { id: "t3", department: null, dueAt: at("14T15:00"), doneAt: null },
    ],
    signs: [
      { clientId: "g1", code: "sharpDrop", detectedAt: at("10T12:00") },
      { clientId: "c1", code: "noEnquiries", detectedAt: at("08T12:00") },
    ],
    refusals: [{ clientId: "c1", at: at("12T12:00") }],
    meetings: [
      { id: "m2", clientId: "g2", startsAt: at("15T08:00") },
      { id: "m1", clientId: "g1", startsAt: at("13T08:00") },
    ],
    asOf: at("13T06:00"),
    calendar,
  };
  test("a daily one tells since the working day before and of today", () => {
    expect(buildHandoverReport(input)).toEqual({
      kind: "daily",
      date: "2026-04-13",
      daysLeft: 5,
      overdue: [{ department: "finance", taskIds: ["t1"] }],
      goldNotNotified: ["g1"],
      goldNotIntroduced: ["g1", "g2"],
      newSigns: [{ clientId: "g1", code: "sharpDrop" }],
      refusals: ["c1"],
      meetings: [input.meetings[1]],
      clientsByState: { offerDecided: 1, notified: 1, handedOver: 1, inPortfolio: 1 },
      onTimeRate: 5000,
    });
  });
  test("a weekly one tells of seven days back and ahead", () => {
    const report = buildHandoverReport({ ...input, kind: "weekly" });
    expect(report.newSigns).toHaveLength(2);
    expect(report.meetings.map(({ id }) => id)).toEqual(["m1", "m2"]);
  });
});
