import type { Tier } from "../codes.ts";
import { createTierScale, DEFAULT_TIER_CUTS, type TierCuts } from "./tier-scale.ts";

/**
 * R26: puts each client into a profit tier.
 *
 * A client is gold while the profit of the clients ahead of it is below the gold cut of the positive total, silver
 * below the silver cut, else copper. Equal profits share the better tier; zero or negative profit is copper.
 *
 * @param clients profit of the last 12 months in minor units (revenue where profit is unknown)
 * @param cuts whole percents of the positive total
 * @returns one row a client, in the order given
 */
export function assignTiers(
  clients: readonly { id: string; profit: number }[],
  cuts: TierCuts = DEFAULT_TIER_CUTS,
): { id: string; tier: Tier }[] {
  const tierOf = createTierScale(
    clients.map((client) => client.profit),
    cuts,
  );
  return clients.map((client) => ({ id: client.id, tier: tierOf(client.profit) }));
}
