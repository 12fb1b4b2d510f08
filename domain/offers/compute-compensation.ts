/**
 * R55: amends for a problem order = rate × the problem order, never more than that order, whatever is bought next. Paid to the
 * client's account or off the next order.
 *
 * @param problemAmount amount of the problem order, minor units
 * @param ratePct whole percent
 * @returns minor units, rounded
 * @throws RangeError for a negative amount or rate
 */
export function computeCompensation(problemAmount: number, ratePct: number): number {
  if (problemAmount < 0 || ratePct < 0) throw new RangeError("amount and rate of a compensation cannot be negative");
  return Math.min(problemAmount, Math.round((problemAmount * ratePct) / 100));
}
