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
