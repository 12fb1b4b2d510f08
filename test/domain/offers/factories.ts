import type { CatalogueOffer } from "../../../domain/offers/catalogue.ts";
import type { OfferClient, OfferPolicy } from "../../../domain/offers/list-client-offers.ts";

export const policy: OfferPolicy = { hourRate: 5_000, standardTerms: { minOrder: 10_000 } };

export function makeOffer(overrides: Partial<CatalogueOffer> = {}): CatalogueOffer {
  return {
    id: "service",
    kind: "clientSpecificService",
    fixedCost: 10_000,
    salesPct: 0,
    hours: 0,
    effectPct: 50,
    tiers: [],
    needsLeaver: false,
    terms: {},
    ...overrides,
  };
}

export function makeClient(overrides: Partial<OfferClient> = {}): OfferClient {
  return {
    id: "client",
    tier: "gold",
    stake: 600_000,
    pLoss: 40,
    annualSales: 1_000_000,
    signs: [],
    problemAmount: 0,
    overdueDebt: 0,
    exclusivityProof: null,
    ...overrides,
  };
}
