/**
 * R31: profit to expect over the rest of the relation = annual profit / annual churn.
 *
 * @param annualProfit minor units
 * @param annualChurnBp basis points (2,000 = 20 % a year)
 * @returns minor units, rounded; null without churn, where the formula has no answer
 */
export function computeLifetimeProfit(annualProfit: number, annualChurnBp: number): number | null {
  if (annualChurnBp <= 0) return null;
  return Math.round((annualProfit * 10_000) / annualChurnBp);
}

/** R30: a client is profitable when its lifetime profit exceeds what a new one costs. Both in minor units. */
export function isClientProfitable(lifetimeProfit: number, acquisitionCost: number): boolean {
  return lifetimeProfit > acquisitionCost;
}

/** R32: losing a client costs twice: the profit still to come, and the replacement. Minor units. */
export function computeDepartureLoss(remainingProfit: number, acquisitionCost: number): number {
  return remainingProfit + acquisitionCost;
}
