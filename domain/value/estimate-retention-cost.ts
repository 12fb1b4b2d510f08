/**
 * R33: what keeping a client usually costs: a tenth to a fifth of acquiring one.
 *
 * @param acquisitionCost minor units
 * @returns minor units, rounded
 */
export function estimateRetentionCost(acquisitionCost: number): { low: number; high: number } {
  return { low: Math.round(acquisitionCost / 10), high: Math.round(acquisitionCost / 5) };
}
