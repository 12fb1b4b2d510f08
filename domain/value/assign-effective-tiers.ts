import type { Tier } from "../codes.ts";
import { assignTiers } from "./assign-tiers.ts";
import { compareTiers } from "./compare-tiers.ts";
import { createTierScale, DEFAULT_TIER_CUTS, type TierCuts } from "./tier-scale.ts";

/** A client that came on another's recommendation; profit of a year in minor units. */
export type Referral = { referredById: string; profit: number };
export type EffectiveTier = { id: string; tier: Tier; effectiveTier: Tier; referredProfit: number };

/**
 * R26, R27: each client's own tier and the one it works as when the clients it recommended count for it.
 *
 * Own profit plus the positive profit of the clients it brought is laid on the same scale; the better tier holds. Only
 * direct recommendations count, so two clients who name each other lift each other once.
 *
 * @param clients profit in minor units; `referredById` names the recommending client, if any
 * @param elsewhere clients they recommended that are not among `clients`: they count for who did, not on the scale
 */
export function assignEffectiveTiers(
  clients: readonly { id: string; profit: number; referredById?: string | null }[],
  cuts: TierCuts = DEFAULT_TIER_CUTS,
  elsewhere: readonly Referral[] = [],
): EffectiveTier[] {
  const tierOf = createTierScale(
    clients.map((client) => client.profit),
    cuts,
  );
  const referred = sumReferredProfit([...clients, ...elsewhere.map((referral) => ({ id: null, ...referral }))]);
  const ownTiers = new Map(assignTiers(clients, cuts).map((row) => [row.id, row.tier]));
  return clients.map(({ id, profit }) => {
    const tier = ownTiers.get(id) ?? "copper";
    const referredProfit = referred.get(id) ?? 0;
    const lifted = tierOf(profit + referredProfit);
    return { id, tier, effectiveTier: compareTiers(lifted, tier) < 0 ? lifted : tier, referredProfit };
  });
}

function sumReferredProfit(
  clients: readonly { id: string | null; profit: number; referredById?: string | null }[],
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { id, profit, referredById } of clients) {
    if (!referredById || referredById === id || profit <= 0) continue;
    sums.set(referredById, (sums.get(referredById) ?? 0) + profit);
  }
  return sums;
}
