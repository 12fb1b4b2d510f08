import type { Tier } from "../codes.ts";

const ORDER: Record<Tier, number> = { gold: 0, silver: 1, copper: 2 };

/** Sort order of tiers, gold first; a prospect (no tier, R26) comes last. */
export function compareTiers(a: Tier | null, b: Tier | null): number {
  return rank(a) - rank(b);
}

function rank(tier: Tier | null): number {
  return tier === null ? 3 : ORDER[tier];
}
