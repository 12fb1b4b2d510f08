import { describe, expect, test } from "vitest";
import { computeBookCompleteness, computeClientCompleteness } from "../../../domain/inventory/completeness.ts";
import { isContactCurrent } from "../../../domain/inventory/contact-currency.ts";
import { chooseGapFiller, type Dossier, findInventoryGaps } from "../../../domain/inventory/inventory-gaps.ts";
import { type InventorySignature, isInventorySigned } from "../../../domain/inventory/inventory-signatures.ts";

const asOf = "2026-04-06";
const contact = { id: "k1", isDecisionMaker: true, reachable: true, verifiedOn: "2026-03-01" };

function makeDossier(overrides: Partial<Dossier> = {}): Dossier {
  return {
    clientId: "c1",
    hasName: true,
    contacts: [contact],
    openDeals: [{ id: "d1", hasNextStep: true }],
    openOrders: [{ id: "o1", hasDeliveryDate: true }],
    openQuestions: [{ id: "q1", hasDescription: true }],
    hasHistory: true,
    promises: "none",
    ...overrides,
  };
}

describe("R9 inventory gaps", () => {
  test("a full dossier has none", () => {
    expect(findInventoryGaps(makeDossier(), asOf)).toEqual([]);
  });
  test.each<[string, Partial<Dossier>]>([
    ["client/nameMissing", { hasName: false }],
    ["contacts/noContact", { contacts: [] }],
    ["contacts/noDecisionMaker", { contacts: [{ ...contact, isDecisionMaker: false }] }],
    ["contacts/contactUnreachable", { contacts: [{ ...contact, reachable: false }] }],
    ["contacts/contactUnverified", { contacts: [{ ...contact, verifiedOn: null }] }],
    ["deals/dealWithoutNextStep", { openDeals: [{ id: "d1", hasNextStep: false }] }],
    ["deals/orderWithoutDeliveryDate", { openOrders: [{ id: "o1", hasDeliveryDate: false }] }],
    ["deals/questionWithoutDescription", { openQuestions: [{ id: "q1", hasDescription: false }] }],
    ["history/noHistory", { hasHistory: false }],
    ["history/promisesUnanswered", { promises: null }],
  ])("finds %s", (expected, overrides) => {
    expect(findInventoryGaps(makeDossier(overrides), asOf).map(({ part, code }) => `${part}/${code}`)).toEqual([
      expected,
    ]);
  });
  test("gaps go to the leaver while there, then to the successor", () => {
    expect(chooseGapFiller({ code: "promisesUnanswered" }, true)).toBe("leaver");
    expect(chooseGapFiller({ code: "promisesUnanswered" }, false)).toBe("successor");
  });
  test("completeness counts parts without a gap, a client and a book", () => {
    const gaps = findInventoryGaps(makeDossier({ contacts: [], promises: null }), asOf);
    const half = computeClientCompleteness("c1", gaps);
    expect(half).toEqual({ clientId: "c1", completeParts: ["client", "deals"], percent: 50 });
    const percents = half.percent + computeClientCompleteness("c2", []).percent;
    expect(computeBookCompleteness({ clients: 2, percents, looseWork: 2, acceptedLooseWork: 1 })).toBe(70);
    const allButOne = { clients: 450, percents: 449 * 100 + 75, looseWork: 0, acceptedLooseWork: 0 };
    expect(computeBookCompleteness(allButOne)).toBe(99);
    expect(computeBookCompleteness({ clients: 0, percents: 0, looseWork: 0, acceptedLooseWork: 0 })).toBeNull();
  });
});

describe("R10 signatures", () => {
  const people = { successorId: "successor", leaverId: "leaver" };
  const successor: InventorySignature = { signerId: "successor", as: "successor" };
  const head: InventorySignature = { signerId: "head", as: "head" };

  test("successor and head together sign", () => {
    expect(isInventorySigned([successor, head], people)).toBe(true);
  });
  test("one of them alone, an earlier successor or one person twice does not", () => {
    expect(isInventorySigned([successor], people)).toBe(false);
    expect(isInventorySigned([head], people)).toBe(false);
    expect(isInventorySigned([{ signerId: "earlier", as: "successor" }, head], people)).toBe(false);
    expect(isInventorySigned([successor, { signerId: "successor", as: "head" }], people)).toBe(false);
    expect(isInventorySigned([successor, { signerId: "leaver", as: "head" }], people)).toBe(false);
    expect(isInventorySigned([successor, head], { ...people, successorId: null })).toBe(false);
  });
});

describe("R11 contact data", () => {
  test("is current for 180 days after it was confirmed", () => {
    expect(isContactCurrent("2025-10-08", asOf)).toBe(true);
    expect(isContactCurrent("2025-10-07", asOf)).toBe(false);
    expect(isContactCurrent(null, asOf)).toBe(false);
    expect(isContactCurrent("2026-03-01", asOf, 30)).toBe(false);
  });
});
