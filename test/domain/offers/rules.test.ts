import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canGrantWalletDiscount } from "../../../domain/offers/can-grant-wallet-discount.ts";
import { computeCompensation } from "../../../domain/offers/compute-compensation.ts";
import { computeOfferGain, isOfferJustified } from "../../../domain/offers/is-offer-justified.ts";
import { rankOffers } from "../../../domain/offers/rank-offers.ts";
import { suggestRetentionActions } from "../../../domain/offers/suggest-retention-actions.ts";
import { validateOfferTerms } from "../../../domain/offers/validate-offer-terms.ts";
import { validatePriceFreeze } from "../../../domain/offers/validate-price-freeze.ts";

describe("retention actions by sign", () => {
  it("R54 suggests nothing without a sign and keeps in touch at any", () => {
    expect(suggestRetentionActions([], false)).toEqual([]);
    expect(suggestRetentionActions(["usageDrop"], false)).toEqual([
      "benefitReminder",
      "newsLetter",
      "thankYouCampaign",
    ]);
  });

  it("R54 suggests a frank talk and an exclusive offer to a dissatisfied client", () => {
    expect(suggestRetentionActions(["dissatisfied"], false)).toEqual(
      expect.arrayContaining(["frankTalk", "exclusiveOffer", "qualitySurvey"]),
    );
  });

  it("R54 thanks nobody while a complaint is open", () => {
    expect(suggestRetentionActions(["dissatisfied"], true)).not.toContain("thankYouCampaign");
    expect(suggestRetentionActions(["dissatisfied"], false)).toContain("thankYouCampaign");
  });

  it("R54 names each method once, those most signs ask for first", () => {
    const actions = suggestRetentionActions(["noEnquiries", "sharpDrop"], false);
    expect(new Set(actions).size).toBe(actions.length);
    expect(actions.indexOf("individualOffer")).toBeLessThan(actions.indexOf("frankTalk"));
  });
});

describe("compensation", () => {
  it("E1: 20 % of a problem order of 20,000 is 4,000, however large the next order", () => {
    expect(computeCompensation(20_000, 20)).toBe(4_000);
  });

  it("E2: it is still 4,000 when the next order is small", () => {
    expect(computeCompensation(20_000, 20)).not.toBe(computeCompensation(15_000, 20));
    expect(computeCompensation(20_000, 20)).toBe(4_000);
  });

  it("R55 never exceeds the problem order", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(500), (amount, rate) => {
        expect(computeCompensation(amount, rate)).toBeLessThanOrEqual(amount);
      }),
    );
  });

  it("R55 refuses negative amounts and rates", () => {
    expect(() => computeCompensation(-1, 20)).toThrow(RangeError);
    expect(() => computeCompensation(1, -20)).toThrow(RangeError);
  });
});

describe("offer terms", () => {
  it("R56 and E18: a gain of 120,000 does not justify a cost of 120,000, only less", () => {
    expect(computeOfferGain(600_000, 40, 20)).toBe(120_000);
    expect(isOfferJustified(600_000, 40, 20, 120_000)).toBe(false);
    expect(isOfferJustified(600_000, 40, 20, 119_999)).toBe(true);
  });

  it("R57 wants a term and a purchase sum for a price freeze", () => {
    expect(validatePriceFreeze({})).toEqual(["termMissing", "purchaseSumMissing"]);
    expect(validatePriceFreeze({ until: "2026-12-31", purchaseSum: 0 })).toEqual(["purchaseSumMissing"]);
    expect(validatePriceFreeze({ until: "2026-12-31", purchaseSum: 100 })).toEqual([]);
  });

  it("R58 puts services without the rep first and prices last", () => {
    const offers = (
      ["walletDiscount", "points", "nicheService", "personalPrice", "clientSpecificService"] as const
    ).map((kind) => ({ kind, cost: 1 }));
    expect(rankOffers(offers).map((offer) => offer.kind)).toEqual([
      "clientSpecificService",
      "nicheService",
      "points",
      "personalPrice",
      "walletDiscount",
    ]);
  });

  it("R58 puts the cheaper of two offers of one kind first", () => {
    const ranked = rankOffers([
      { kind: "points", cost: 2 },
      { kind: "points", cost: 1 },
    ]);
    expect(ranked.map((offer) => offer.cost)).toEqual([1, 2]);
  });

  const standard = { minOrder: 10_000 };

  it("R59 wants a personal price to have a validity and no negative margin", () => {
    const price = (terms: object) => validateOfferTerms({ kind: "personalPrice", terms }, standard, 0);
    expect(price({})).toEqual(["validityMissing", "marginNegative"]);
    expect(price({ until: "2026-12-31", marginBp: -1 })).toEqual(["marginNegative"]);
    expect(price({ until: "2026-12-31", marginBp: 0 })).toEqual([]);
  });

  it("R59 wants a lowered minimum order below the standard one", () => {
    expect(validateOfferTerms({ kind: "lowerMinOrder", terms: { minOrder: 10_000 } }, standard, 0)).toEqual([
      "minOrderNotLower",
    ]);
    expect(validateOfferTerms({ kind: "lowerMinOrder", terms: { minOrder: 9_999 } }, standard, 0)).toEqual([]);
  });

  it("R59 gives no longer deferral without days and limit, or with overdue debt", () => {
    const deferral = (terms: object, debt: number) =>
      validateOfferTerms({ kind: "longerDeferral", terms }, standard, debt);
    expect(deferral({}, 0)).toEqual(["extraDaysMissing", "creditLimitMissing"]);
    expect(deferral({ extraDays: 14, creditLimit: 50_000 }, 1)).toEqual(["overdueDebt"]);
    expect(deferral({ extraDays: 14, creditLimit: 50_000 }, 0)).toEqual([]);
  });

  it("R60 grants no wallet discount without proof", () => {
    expect(canGrantWalletDiscount(null)).toBe(false);
    expect(canGrantWalletDiscount({ documentId: "", checkedOn: "2026-01-01" })).toBe(false);
    expect(canGrantWalletDiscount({ documentId: "doc", checkedOn: "2026-01-01" })).toBe(true);
  });
});
