import { type OfferKind, offerKinds, PRICE_KINDS } from "./offer-kinds.ts";

/** R58: offers in the order to try them: non-price before price, services without the rep first; the cheaper of one kind first. */
export function rankOffers<T extends { kind: OfferKind; cost: number }>(offers: readonly T[]): T[] {
  return [...offers].sort(
    (a, b) =>
      Number(PRICE_KINDS.has(a.kind)) - Number(PRICE_KINDS.has(b.kind)) ||
      offerKinds.indexOf(a.kind) - offerKinds.indexOf(b.kind) ||
      a.cost - b.cost,
  );
}
