import { type Grade, grades, type Tier, tiers } from "../codes.ts";

/**
 * R6: whether a rep's grade suffices for a client's tier: copper a manager, silver a senior manager, gold a leading
 * specialist.
 */
export function isGradeSufficient(grade: Grade, tier: Tier | null): boolean {
  return tier === null || grades.indexOf(grade) >= tiers.indexOf(tier);
}

/**
 * R6: steps by which a grade exceeds what a tier needs; 0 = exactly, negative = too low. A client without tier needs
 * the lowest.
 */
export function computeGradeSurplus(grade: Grade, tier: Tier | null): number {
  return grades.indexOf(grade) - (tier === null ? 0 : tiers.indexOf(tier));
}
