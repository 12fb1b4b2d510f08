/**
 * R40: some measure of the client's business (frequency, volume, invoices, share paid) has fallen `falls` periods in a row,
 * and neither a lack of money nor a smaller need explains it.
 *
 * @param series one list a measure, oldest period first
 */
export function isGradualDecline(
  series: readonly (readonly number[])[],
  hasMoneyTrouble: boolean,
  needReduced: boolean,
  falls = 3,
): boolean {
  if (hasMoneyTrouble || needReduced) return false;
  return series.some((measure) => {
    const recent = measure.slice(-(falls + 1));
    return recent.length === falls + 1 && recent.every((value, i) => i === 0 || value < (recent[i - 1] ?? value));
  });
}
