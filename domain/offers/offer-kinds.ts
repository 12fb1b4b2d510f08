/**
 * R58: kinds of offers in the order they are preferred: a service that works without the rep (and so cannot be copied by one who
 * leaves), easiest first; then what binds without money; then rewards; price last, as a client held by price leaves for a price.
 */
export const offerKinds = [
  "clientSpecificService",
  "nicheService",
  "uniqueProduct",
  "education",
  "community",
  "thankYouEvent",
  "points",
  "longContract",
  "riskGroupOffer",
  "longerDeferral",
  "lowerMinOrder",
  "compensation",
  "priceFreeze",
  "personalPrice",
  "walletDiscount",
] as const;
export type OfferKind = (typeof offerKinds)[number];

/** R58: kinds that lower a price or hand out money. */
export const PRICE_KINDS: ReadonlySet<OfferKind> = new Set<OfferKind>([
  "riskGroupOffer",
  "compensation",
  "priceFreeze",
  "personalPrice",
  "walletDiscount",
]);

/** R58: services that work whoever the rep is. */
const WITHOUT_REP: ReadonlySet<OfferKind> = new Set<OfferKind>([
  "clientSpecificService",
  "nicheService",
  "uniqueProduct",
]);

/** R58: what an offer's kind alone says of it. */
export const describeKind = (kind: OfferKind): { nonPrice: boolean; withoutRep: boolean } => ({
  nonPrice: !PRICE_KINDS.has(kind),
  withoutRep: WITHOUT_REP.has(kind),
});
