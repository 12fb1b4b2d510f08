import { describe, expect, test } from "vitest";
import { type DatedFacts, listStateChanges } from "../../../domain/departure/list-state-changes.ts";

const none: DatedFacts = {
  owner: null,
  inventory: null,
  departments: null,
  offer: null,
  told: null,
  introduced: null,
  handedOver: null,
  waived: [],
  ending: null,
};
const changes = (facts: Partial<DatedFacts>) =>
  listStateChanges({ ...none, ...facts }).map(({ on, state }) => `${on} ${state}`);

describe("the states a client went through (R3)", () => {
  test("none while nothing has happened", () => {
    expect(changes({})).toEqual([]);
  });

  test("one a fact, in order", () => {
    expect(changes({ owner: "2026-04-07", inventory: "2026-04-09", departments: "2026-04-10" })).toEqual([
      "2026-04-07 ownerSet",
      "2026-04-09 inventoried",
      "2026-04-10 departmentsTold",
    ]);
  });

  test("several facts of one day make one change, and a fact that ran ahead shows when it is reached", () => {
    const facts = { departments: "2026-04-07", owner: "2026-04-07", inventory: "2026-04-09", offer: "2026-04-09" };
    expect(changes(facts)).toEqual(["2026-04-07 ownerSet", "2026-04-09 offerDecided"]);
  });

  test("a waived gate counts from its day on", () => {
    expect(changes({ owner: "2026-04-07", inventory: "2026-04-09", waived: ["S2"] })).toEqual([
      "2026-04-07 ownerSet",
      "2026-04-09 inventoried",
    ]);
  });

  test("a side exit ends them", () => {
    expect(changes({ owner: "2026-04-07", ending: { how: "letGo", on: "2026-04-08" } })).toEqual([
      "2026-04-07 ownerSet",
      "2026-04-08 letGo",
    ]);
  });
});
