import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listPendingOfferDecisions } from "../../../domain/offers/list-pending-offer-decisions.ts";
import { proposeGroupOffer } from "../../../domain/offers/propose-group-offer.ts";
import { proposeOffer } from "../../../domain/offers/propose-offer.ts";
import { makeClient, makeOffer, policy } from "./factories.ts";

describe("the offer proposed to one client", () => {
  it("R58 prefers a service without the rep to a cheaper price", () => {
    const catalogue = [
      makeOffer({ id: "price", kind: "riskGroupOffer", fixedCost: 1 }),
      makeOffer({ id: "service", fixedCost: 50_000 }),
    ];
    expect(proposeOffer(makeClient(), catalogue, policy)).toMatchObject({
      offer: { offerId: "service", cost: 50_000, gain: 120_000 },
      reason: "pays",
    });
  });

  it("R56 counts staff time and the share of sales as cost", () => {
    const catalogue = [makeOffer({ fixedCost: 1_000, salesPct: 2, hours: 1.5 })];
    expect(proposeOffer(makeClient(), catalogue, policy).offer?.cost).toBe(1_000 + 20_000 + 7_500);
  });

  it("R56 proposes none, with the reason, where no offer keeps more than it costs", () => {
    expect(proposeOffer(makeClient(), [makeOffer({ fixedCost: 120_000 })], policy)).toMatchObject({
      offer: null,
      reason: "costsMoreThanItKeeps",
    });
  });

  it("R59 proposes none where nothing in the catalogue suits the client", () => {
    const catalogue = [
      makeOffer({ needsLeaver: true }),
      makeOffer({ tiers: ["silver"] }),
      makeOffer({ kind: "walletDiscount" }),
      makeOffer({ kind: "priceFreeze", terms: { until: "2026-12-31", purchaseSum: 1 } }),
      makeOffer({ kind: "compensation", terms: { ratePct: 20 } }),
    ];
    expect(proposeOffer(makeClient(), catalogue, policy)).toMatchObject({ offer: null, reason: "nothingSuits" });
  });

  it("R57 freezes prices for a client whose purchases fell sharply", () => {
    const freeze = makeOffer({ kind: "priceFreeze", terms: { until: "2026-12-31", purchaseSum: 100_000 } });
    expect(proposeOffer(makeClient({ signs: ["sharpDrop"] }), [freeze], policy).offer?.kind).toBe("priceFreeze");
  });

  it("R55 costs a compensation by the problem order", () => {
    const amends = makeOffer({ kind: "compensation", fixedCost: 0, terms: { ratePct: 20 } });
    expect(proposeOffer(makeClient({ problemAmount: 20_000 }), [amends], policy).offer?.cost).toBe(4_000);
  });

  it("R54 names what else to do for the client", () => {
    expect(proposeOffer(makeClient({ signs: ["dissatisfied"], problemAmount: 1 }), [], policy).actions).toContain(
      "frankTalk",
    );
  });
});

describe("one decision for all clients of a leaver", () => {
  const rich = makeClient({ id: "rich", stake: 900_000 });
  const poor = makeClient({ id: "poor", stake: 100_000, tier: "copper" });

  it("R56 spends the budget where it keeps most", () => {
    const group = proposeGroupOffer([poor, rich], [makeOffer()], policy, "all", 10_000);
    expect(group.proposals.map((p) => [p.clientId, p.reason])).toEqual([
      ["poor", "budgetSpent"],
      ["rich", "pays"],
    ]);
    expect(group).toMatchObject({ offered: 1, totalCost: 10_000, totalGain: 180_000 });
  });

  it("R56 falls back to an offer that still fits the money left", () => {
    const catalogue = [makeOffer({ id: "service" }), makeOffer({ id: "points", kind: "points", fixedCost: 2_000 })];
    const group = proposeGroupOffer([poor, rich], catalogue, policy, "all", 12_000);
    expect(group.proposals.map((p) => p.offer?.offerId)).toEqual(["points", "service"]);
  });

  it("R14 decides for one tier alone, or for nobody, and says so for the rest", () => {
    const reasons = (scope: "copper" | "none") =>
      proposeGroupOffer([poor, rich], [makeOffer()], policy, scope, 100_000).proposals.map((p) => p.reason);
    expect(reasons("copper")).toEqual(["pays", "outsideGroup"]);
    expect(reasons("none")).toEqual(["outsideGroup", "outsideGroup"]);
  });

  it("R14 and R56: every client gets a decision and the total stays inside the budget", () => {
    const client = fc.record({
      stake: fc.nat(1_000_000),
      pLoss: fc.integer({ min: 20, max: 100 }),
      tier: fc.constantFrom("gold", "silver", "copper", null),
    });
    const offer = fc.record({
      kind: fc.constantFrom("clientSpecificService", "points", "riskGroupOffer"),
      fixedCost: fc.nat(100_000),
      effectPct: fc.nat(100),
    });
    fc.assert(
      fc.property(fc.array(client), fc.array(offer), fc.nat(500_000), (someClients, offers, budget) => {
        const clients = someClients.map((some, i) => makeClient({ ...some, id: `c${i}` }));
        const catalogue = offers.map((some, i) => makeOffer({ ...some, id: `o${i}` }));
        const group = proposeGroupOffer(clients, catalogue, policy, "all", budget);
        expect(group.proposals.map((p) => p.clientId)).toEqual(clients.map((c) => c.id));
        expect(group.totalCost).toBeLessThanOrEqual(budget);
        for (const { offer: made } of group.proposals) if (made) expect(made.gain).toBeGreaterThanOrEqual(made.cost);
      }),
    );
  });
});

describe("decisions still to be made", () => {
  it("R14 lists the clients nobody has decided for; none is a decision, and who is out needs none", () => {
    expect(
      listPendingOfferDecisions([
        { id: "open", decision: null, isOut: false },
        { id: "offered", decision: "offer", isOut: false },
        { id: "refused", decision: "none", isOut: false },
        { id: "lost", decision: null, isOut: true },
      ]),
    ).toEqual(["open"]);
  });
});
