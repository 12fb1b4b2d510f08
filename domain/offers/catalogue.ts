import type { Tier } from "../codes.ts";
import type { OfferKind } from "./offer-kinds.ts";

/** Terms some kinds need (R55, R57, R59). Money in minor units, dates plain, rates whole percents, margin basis points. */
export type OfferTerms = {
  until?: string | null;
  purchaseSum?: number | null;
  marginBp?: number | null;
  minOrder?: number | null;
  extraDays?: number | null;
  creditLimit?: number | null;
  ratePct?: number | null;
};

/** One entry of the company's offer catalogue. */
export type CatalogueOffer = {
  id: string;
  kind: OfferKind;
  /** Cost for one client: a fixed sum, a share of its yearly sales, and staff hours. */
  fixedCost: number;
  salesPct: number;
  hours: number;
  /** How much of the probability of losing the client it takes away, whole percent (100 = all). */
  effectPct: number;
  /** Empty: for every tier. */
  tiers: readonly Tier[];
  /** An offer that leans on the leaver's own work is no use once they are gone. */
  needsLeaver: boolean;
  terms: OfferTerms;
};
