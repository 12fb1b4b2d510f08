/**
 * R49: clients lost in a period / clients at its start, in basis points; null without clients at the start. Whoever shows it shows the period
 * with it.
 */
export function computeChurnRate(lost: number, atStart: number): number | null {
  return atStart === 0 ? null : Math.round((lost * 10_000) / atStart);
}
