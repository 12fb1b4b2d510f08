import { describe, expect, test } from "vitest";
import { type OpenQuestion, transferOpenQuestions } from "../../../domain/questions/transfer-open-questions.ts";

describe("R20 open questions", () => {
  const people = { successorId: "successor", leaverId: "leaver" };
  const question: OpenQuestion = { id: "q1", clientId: "c1", assigneeId: null, dueOn: "2026-04-20" };
  const transfer = (overrides: Partial<OpenQuestion>, who: { successorId: string | null; leaverId: string } = people) =>
    transferOpenQuestions([{ ...question, ...overrides }], who, "2026-04-13");

  test("go to the successor, or to the person of a department named for them", () => {
    expect(transfer({}).moved).toEqual([{ id: "q1", responsibleId: "successor", dueOn: "2026-04-20" }]);
    expect(transfer({ assigneeId: "logistician" }).moved[0]?.responsibleId).toBe("logistician");
    expect(transfer({ dueOn: "2026-04-13" }).blocked).toEqual([]);
  });
  test("are blocked without a new responsible or a date to come", () => {
    expect(transfer({}, { ...people, successorId: null }).blocked).toEqual([{ id: "q1", reason: "noResponsible" }]);
    expect(transfer({ assigneeId: "leaver" }).blocked).toEqual([{ id: "q1", reason: "responsibleIsLeaver" }]);
    expect(transfer({ dueOn: null }).blocked).toEqual([{ id: "q1", reason: "noDueDate" }]);
    expect(transfer({ dueOn: "2026-04-12" })).toEqual({ moved: [], blocked: [{ id: "q1", reason: "dueDatePast" }] });
  });
});
