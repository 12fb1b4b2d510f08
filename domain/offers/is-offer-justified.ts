/**
 * R56: profit an offer is expected to keep = stake × (probability of loss without it − with it).
 *
 * @param stake minor units
 * @param pLoss, pLossWith whole percents
 * @returns minor units, rounded down
 */
export function computeOfferGain(stake: number, pLoss: number, pLossWith: number): number {
  return Math.floor((stake * (pLoss - pLossWith)) / 100);
}

/** R56: an offer is made only when its expected gain exceeds its cost, staff time included. Minor units, whole percents. */
export function isOfferJustified(stake: number, pLoss: number, pLossWith: number, cost: number): boolean {
  return stake * (pLoss - pLossWith) > cost * 100;
}
