export type PriceFreezeError = "termMissing" | "purchaseSumMissing";

/**
 * R57: fixed prices are given for a set time and on condition of purchases of a set sum; both must be stated.
 *
 * @param offer `until`: plain date; `purchaseSum`: minor units
 */
export function validatePriceFreeze(offer: { until?: string | null; purchaseSum?: number | null }): PriceFreezeError[] {
  const errors: PriceFreezeError[] = [];
  if (!offer.until) errors.push("termMissing");
  if (!offer.purchaseSum || offer.purchaseSum <= 0) errors.push("purchaseSumMissing");
  return errors;
}
