import type { Tier } from "../codes.ts";

export type TierException = "awarenessGap" | "referral" | "evaluative";

/**
 * R27: why a copper client may be worth more than its orders.
 *
 * A flag never decides: it is shown beside the tier and a person decides.
 *
 * @param client `knowsOurRange: false` when it buys little because it knows little of what we sell
 * @param referrals clients who came on its recommendation, with their own tiers
 * @returns no flags for gold and silver, which are looked after anyway
 */
export function findTierExceptions(
  client: { tier: Tier; knowsOurRange: boolean; givesFeedback: boolean },
  referrals: readonly { tier: Tier }[],
): TierException[] {
  if (client.tier !== "copper") return [];
  const flags: TierException[] = [];
  if (!client.knowsOurRange) flags.push("awarenessGap");
  if (referrals.some((referred) => referred.tier !== "copper")) flags.push("referral");
  if (client.givesFeedback) flags.push("evaluative");
  return flags;
}
