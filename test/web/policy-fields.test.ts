import { expect, test } from "vitest";
import { Policy } from "../../contracts/policy.ts";
import {
  findMisfits,
  minorDigitsOf,
  policyGroups,
  showPolicy,
  tickProspects,
  toPolicyChange,
  typePolicy,
} from "../../web/pages/settings/policy-fields.ts";

const policy = Policy.parse({});
const fields = policyGroups.flatMap((group) => [...group.fields]);
const shown = (path: string) => {
  const field = fields.find((one) => one.path === path);
  return field && showPolicy(policy, field, 2);
};

test("basis points are shown as percent, minor units as money, and what nobody has set as empty", () => {
  expect(["offerBudgetBp", "hourRateMinor", "acquisitionCostMinor", "hours.jointCall"].map(shown)).toEqual([
    3,
    50,
    "",
    0.25,
  ]);
});

test("what is typed goes back in the API's units, a group of numbers as a whole", () => {
  const draft = { offerBudgetBp: 2.75, hourRateMinor: 62.5, "caps.headADay": 3, tellProspects: true } as const;
  expect(toPolicyChange(policy, draft, 2)).toEqual({
    offerBudgetBp: 275,
    hourRateMinor: 6_250,
    caps: { ...policy.caps, headADay: 3 },
    tellProspects: true,
  });
});

test("an emptied field goes as none, for the API to judge", () => {
  expect(toPolicyChange(policy, { noticeDays: "", acquisitionCostMinor: "" }, 2)).toEqual({
    noticeDays: null,
    acquisitionCostMinor: null,
  });
});

test("a policy typed back to what is saved is no change", () => {
  const field = fields.find((one) => one.path === "offerBudgetBp");
  if (!field) throw new Error("no such field");
  const typed = typePolicy(policy, { noticeDays: 21 }, field, 4, 2);
  expect(typed).toEqual({ noticeDays: 21, offerBudgetBp: 4 });
  expect(typePolicy(policy, typed, field, 3, 2)).toEqual({ noticeDays: 21 });
  expect(tickProspects(policy, typed, true)).toEqual({ ...typed, tellProspects: true });
  expect(tickProspects(policy, { tellProspects: true }, false)).toEqual({});
});

test("shares that do not fit are known while they are typed, an emptied one is not judged", () => {
  expect(findMisfits(policy, { "stageShares.S1": 45, "stageShares.S2": 20 })).toEqual({ "stageShares.S2": "S1" });
  expect(findMisfits(policy, { noticeDays: 21 })).toEqual({});
  expect(findMisfits(policy, { "stageShares.S1": "" })).toEqual({});
});

test("every policy stands in the form", () => {
  const keys = new Set([...fields.map(({ path }) => path.split(".")[0]), "tellProspects"]);
  expect([...keys].toSorted()).toEqual(Object.keys(Policy.shape).toSorted());
});

test("a currency without cents has none", () => {
  expect([minorDigitsOf("USD"), minorDigitsOf("JPY")]).toEqual([2, 0]);
});
