export const lostReasons = [
  "reorganised",
  "liquidated",
  "noFurtherNeed",
  "keyPersonLeft",
  "paymentConduit",
  "noAttention",
  "price",
  "assortmentGap",
  "poorService",
  "deliveryFailure",
  "competitor",
] as const;
/** R46: why a client left. */
export type LostReason = (typeof lostReasons)[number];

/**
 * R46: a reason of leaving is settled only when the client, asked, stated one and it was confirmed. The stated one may prove
 * false and never settles the matter; a reason confirmed at once is recorded as both.
 */
export function canCloseLostReason(stated: LostReason | null, confirmed: LostReason | null): boolean {
  return stated !== null && confirmed !== null;
}
