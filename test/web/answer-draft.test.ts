import { expect, test } from "vitest";
import { countDraft, toAnswer, withException, withPerson } from "../../web/pages/department/answer-draft.ts";
import { standingOf } from "../../web/pages/department/notice-standing.ts";

const person = (id: string) => ({ id, name: id, email: null, phone: null });
const items = [
  { handoverId: "a", how: null, person: person("anna") },
  { handoverId: "b", how: "silence" as const, person: null },
  { handoverId: "c", how: "acknowledged" as const, person: person("anna") },
];

test("one person for many clients leaves out who has them already, and takes their objections back", () => {
  const objected = withException({}, ["a", "b"], { objection: "no" });
  expect(withPerson(objected, items, "anna")).toEqual({ b: { personId: "anna" } });
});

test("what is noted is counted apart from what is acknowledged as it stands", () => {
  const draft = withException({}, ["b"], { objection: "no" });
  expect(countDraft(draft, items)).toEqual({ plain: 1, persons: 0, objections: 1 });
});

test("an answer leaves out clients that are no longer in the notice", () => {
  const draft = withException({ gone: { personId: "anna" } }, ["c"], { personId: "ben" });
  expect(toAnswer(draft, items, false)).toEqual({
    acknowledgeAll: false,
    changes: [{ handoverId: "c", personId: "ben" }],
    objections: [],
  });
});

test("a notice is late once a client waits past its due time, not before", () => {
  const line = {
    open: 1,
    gating: 1,
    dueAt: "2026-04-10T18:00:00.000Z",
    sentAt: "2026-04-06T09:00:00.000Z",
    acknowledgedAt: null,
  };
  expect(standingOf(line, "2026-04-10T17:00:00.000Z")).toBe("waiting");
  expect(standingOf(line, "2026-04-10T18:00:01.000Z")).toBe("late");
  expect(standingOf({ ...line, open: 0 }, "2026-04-20T00:00:00.000Z")).toBe("answered");
});
