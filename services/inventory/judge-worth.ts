import type { Policy } from "../../contracts/policy.ts";
import { estimateRetentionCost } from "../../domain/value/estimate-retention-cost.ts";
import { computeDepartureLoss, computeLifetimeProfit, isClientProfitable } from "../../domain/value/lifetime-profit.ts";

/** What a client is worth, minor units; null where policy lacks a figure it takes. */
export interface Worth {
  lifetimeProfitMinor: number | null;
  /** Lifetime profit above what a new client costs. */
  profitable: boolean | null;
  /** Profit still to come and the replacement. */
  lossMinor: number | null;
  /** What keeping a client usually costs. */
  keepingCostMinor: { low: number; high: number } | null;
}

/** R30–R33: a client's worth from its annual profit, the company's yearly churn and its cost of winning a client. */
export function judgeWorth(
  annualProfitMinor: number,
  { annualChurnBp, acquisitionCostMinor }: Pick<Policy, "annualChurnBp" | "acquisitionCostMinor">,
): Worth {
  const lifetimeProfitMinor = computeLifetimeProfit(annualProfitMinor, annualChurnBp);
  if (acquisitionCostMinor === null)
    return { lifetimeProfitMinor, profitable: null, lossMinor: null, keepingCostMinor: null };
  const isKnown = lifetimeProfitMinor !== null;
  return {
    lifetimeProfitMinor,
    profitable: isKnown ? isClientProfitable(lifetimeProfitMinor, acquisitionCostMinor) : null,
    lossMinor: isKnown ? computeDepartureLoss(lifetimeProfitMinor, acquisitionCostMinor) : null,
    keepingCostMinor: estimateRetentionCost(acquisitionCostMinor),
  };
}
