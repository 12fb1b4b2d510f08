import type { Tier } from "../codes.ts";

export type TierCuts = { goldBelowPct: number; silverBelowPct: number };

/** R26: our cuts, after a firm where a quarter of the clients brought three quarters of the profit. */
export const DEFAULT_TIER_CUTS: TierCuts = { goldBelowPct: 75, silverBelowPct: 95 };

/**
 * R26: the scale that tells which tier an amount has among the given profits.
 *
 * Sums are BigInt: a large company's yearly profit in minor units, times 100, leaves the safe integers.
 *
 * @param profits minor units, any order
 * @returns a function from an amount in minor units to its tier
 */
export function createTierScale(
  profits: readonly number[],
  cuts: TierCuts = DEFAULT_TIER_CUTS,
): (amount: number) => Tier {
  const descending = profits.filter((profit) => profit > 0).sort((a, b) => b - a);
  const sumsAhead = [0n];
  for (const profit of descending) sumsAhead.push((sumsAhead.at(-1) ?? 0n) + BigInt(profit));
  const total = sumsAhead.at(-1) ?? 0n;

  return (amount) => {
    if (amount <= 0) return "copper";
    const shareAhead = (sumsAhead[countGreater(descending, amount)] ?? 0n) * 100n;
    if (shareAhead < BigInt(cuts.goldBelowPct) * total) return "gold";
    if (shareAhead < BigInt(cuts.silverBelowPct) * total) return "silver";
    return "copper";
  };
}

function countGreater(descending: readonly number[], amount: number): number {
  let low = 0;
  let high = descending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((descending[middle] ?? 0) > amount) low = middle + 1;
    else high = middle;
  }
  return low;
}
