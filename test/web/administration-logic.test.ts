import { expect, test } from "vitest";
import type { PolicyEffect } from "../../contracts/policy-preview.ts";
import { filterPeople, type Person } from "../../web/pages/people/filter-people.ts";
import { describeCost } from "../../web/pages/settings/describe-cost.ts";
import { listMoves } from "../../web/pages/settings/policy-moves.ts";
import { formatsOf } from "../../web/texts/formats.ts";

const texts = {
  ...formatsOf("en"),
  t: (key: string, params: Record<string, unknown> = {}) => [key, ...Object.values(params)].join(" "),
  locale: "en" as const,
  label: (group: string, code: string | number | null) => `${group}:${code}`,
  codes: () => [],
  reason: () => null,
};

const person = (name: string, more: Partial<Person> = {}): Person => ({
  id: name,
  name,
  roles: ["rep"],
  teamId: null,
  departmentId: null,
  left: false,
  email: `${name.toLowerCase()}@firm.example`,
  ...more,
});

test("people are found by a part of the name or the beginning of the address, in a role and a team", () => {
  const people = [
    person("Ann"),
    person("Joanna", { teamId: "t1" }),
    person("Bob", { roles: ["hr"], email: null }),
    person("Пётр"),
  ];
  const found = (search: Parameters<typeof filterPeople>[1]) => filterPeople(people, search).map(({ name }) => name);
  expect(found({ search: "ANN" })).toEqual(["Ann", "Joanna"]);
  expect(found({ search: "joanna@" })).toEqual(["Joanna"]);
  expect(found({ search: "ann", team: "t1" })).toEqual(["Joanna"]);
  expect(found({ role: "hr" })).toEqual(["Bob"]);
  expect(found({ search: "петр" })).toEqual(["Пётр"]);
});

test("of a departure only what moves is listed; a stage that has begun keeps its own", () => {
  const effect: PolicyEffect = {
    departureId: "d1",
    teamName: "North",
    lastWorkingDay: "2026-04-17",
    deadlines: [
      { stage: "S1", before: "2026-04-07", after: "2026-04-08", begun: true },
      { stage: "S2", before: "2026-04-09", after: "2026-04-10", begun: false },
      { stage: "S3", before: "2026-04-10", after: "2026-04-10", begun: false },
    ],
    tight: { before: [], after: ["S4"] },
    budgetMinor: null,
    closedIncompleteOn: { before: "2026-05-15", after: "2026-05-15" },
  };
  expect(listMoves(texts, effect).map(({ what, after }) => [what, after])).toEqual([
    ["stage:S1", "settings.preview.begun"],
    ["stage:S2", texts.day("2026-04-10")],
    ["settings.preview.tightAfter", "stage:S4"],
  ]);
});

test("an offer's cost is the sum of what it has of money, share and hours", () => {
  const cost = (fixedCostMinor: number, costShareBp: number, staffHours: number) =>
    describeCost(texts, { fixedCostMinor, costShareBp, staffHours }, "EUR");
  expect(cost(4_000, 150, 2)).toBe("€40.00 + 1.5% + common.hours 2");
  expect(cost(0, 0, 0)).toBe("—");
});
