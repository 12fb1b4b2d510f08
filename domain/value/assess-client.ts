import { estimateRetentionCost } from "./estimate-retention-cost.ts";
import { hasPotential } from "./has-potential.ts";
import { isWorthRetaining } from "./is-worth-retaining.ts";
import { computeDepartureLoss, computeLifetimeProfit, isClientProfitable } from "./lifetime-profit.ts";

export type ValuePolicy = {
  /** Clients lost in a usual year, basis points. */
  annualChurnBp: number;
  /** Cost of a new client, minor units. */
  acquisitionCost: number;
  /** Staff cost of an hour, minor units. */
  hourRate: number;
  /** Smallest yearly amount worth working for, minor units. */
  leastOfInterest: number;
};

export type ClientWorth = {
  lifetimeProfit: number | null;
  isProfitable: boolean;
  departureLoss: number;
  retentionCost: { low: number; high: number };
  isWorthRetaining: boolean;
  hasPotential: boolean;
};

/**
 * R28–R33: what one client is worth to the firm, for its dossier and as the stake of an offer. Without churn a lifetime has no
 * end, and a year's profit stands for what is lost at least.
 *
 * @param client amounts of a year in minor units; `need`, `funds`: what it would and could buy; `hours`: staff time to keep it
 */
export function assessClient(
  client: { annualProfit: number; need: number; funds: number; hours: number },
  policy: ValuePolicy,
): ClientWorth {
  const lifetimeProfit = computeLifetimeProfit(client.annualProfit, policy.annualChurnBp);
  const remaining = Math.max(0, lifetimeProfit ?? client.annualProfit);
  const retentionCost = estimateRetentionCost(policy.acquisitionCost);
  return {
    lifetimeProfit,
    isProfitable: isClientProfitable(remaining, policy.acquisitionCost),
    departureLoss: computeDepartureLoss(remaining, policy.acquisitionCost),
    retentionCost,
    isWorthRetaining: isWorthRetaining(client.annualProfit, retentionCost.high, client.hours, policy.hourRate),
    hasPotential: hasPotential(client.need, client.funds, policy.leastOfInterest),
  };
}
