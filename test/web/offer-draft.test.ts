import { describe, expect, it } from "vitest";
import type { OfferLine } from "../../contracts/offers.ts";
import { chartPoints } from "../../web/pages/offers/chart-points.ts";
import { toChoices, toDraft } from "../../web/pages/offers/offer-choices.ts";
import { filterOffers, type OfferDraft, sumOffers, toChanges } from "../../web/pages/offers/offer-draft.ts";

const line = (id: string, overrides: Partial<OfferLine> = {}): OfferLine => ({
  handoverId: id,
  clientName: `Client ${id}`,
  tier: "silver",
  proposedCode: "points",
  proposedReason: "pays",
  offerCode: null,
  decidedAt: null,
  how: null,
  reason: null,
  decidedByName: null,
  note: null,
  told: false,
  decidable: true,
  validUntil: null,
  costMinor: 100,
  gainMinor: 400,
  stakeMinor: 1000,
  worthIt: true,
  riskScore: 40,
  actions: [],
  ...overrides,
});
const decided = { decidedAt: "2026-04-06T09:00:00.000Z", offerCode: "points", how: "approved" as const };
const none = { offerCode: null, costMinor: 0, gainMinor: 0, reason: "They leave" };
const budget = { budgetMinor: 1000, decidedMinor: 150, decidedGainMinor: 700 };

describe("the effect of exceptions on the budget", () => {
  it("counts what is decided, waits as proposed, and changes by exceptions of either", () => {
    const lines = [line("a", decided), line("b"), line("c", { costMinor: 300, gainMinor: 900 })];
    const draft: OfferDraft = { a: none, c: { offerCode: "visit", costMinor: 50, gainMinor: 200, reason: "Cheaper" } };
    expect(sumOffers(lines, draft, budget)).toEqual({
      budgetMinor: 1000,
      decidedMinor: 150,
      decidedGainMinor: 700,
      waitingMinor: 400,
      // 150 + 400, without the decided 100, and 50 in place of 300.
      afterMinor: 200,
      leftMinor: 800,
      // 700 of all who are decided, one of whom has left the list, and 400 and 900 as proposed.
      gainBeforeMinor: 2000,
      gainAfterMinor: 900,
      onlyExceptionsMinor: 100,
      onlyExceptionsGainMinor: 500,
      exceptions: 2,
      rest: 1,
    });
  });

  it("leaves out of the rest, and of the exceptions, whom the person may not decide", () => {
    const lines = [line("a", { decidable: false }), line("b")];
    expect(sumOffers(lines, { a: none }, budget)).toMatchObject({ rest: 1, exceptions: 0, afterMinor: 350 });
    expect(toChanges(lines, { a: none, b: none })).toEqual([
      { handoverId: "b", offerCode: null, reason: "They leave" },
    ]);
  });
});

describe("choosing for several clients", () => {
  it("offers none for all of them and each offer for those at whom it pays", () => {
    const [first, ...offers] = toChoices(
      [line("a"), line("b")],
      [
        { handoverId: "a", offerCode: "visit", costMinor: 10, gainMinor: 50 },
        { handoverId: "b", offerCode: "visit", costMinor: 20, gainMinor: 60 },
        { handoverId: "b", offerCode: "desk", costMinor: 5, gainMinor: 9 },
      ],
    );
    expect(first).toMatchObject({ offerCode: null, costMinor: 0, clients: [{ handoverId: "a" }, { handoverId: "b" }] });
    expect(offers).toMatchObject([
      { offerCode: "visit", costMinor: 30, gainMinor: 110 },
      { offerCode: "desk", costMinor: 5, gainMinor: 9, clients: [{ handoverId: "b" }] },
    ]);
    expect(Object.keys(offers[1] ? toDraft(offers[1], "For b alone") : {})).toEqual(["b"]);
  });
});

it("filters by waiting, exceptions and decided", () => {
  const lines = [line("a", decided), line("b"), line("c")];
  const shown = (filter: "waiting" | "exceptions" | "decided" | "all") =>
    filterOffers(lines, { c: none }, filter).map((one) => one.handoverId);
  expect((["waiting", "exceptions", "decided", "all"] as const).map(shown)).toEqual([
    ["b", "c"],
    ["c"],
    ["a"],
    ["a", "b", "c"],
  ]);
});

it("charts who gets an offer, exceptions included, the most at stake first", () => {
  const lines = [line("a"), line("b", { stakeMinor: 5000 }), line("c", { proposedCode: null })];
  expect(chartPoints(lines, {}).map((point) => point.handoverId)).toEqual(["b", "a"]);
  expect(chartPoints(lines, { b: none }).map((point) => point.handoverId)).toEqual(["a"]);
});
