import type { Tier } from "../codes.ts";
import { compareTiers } from "../value/compare-tiers.ts";
import { SIGN_POINTS, type SignCode } from "./sign-codes.ts";

export type RiskReason = { code: "leaverLeaves" | SignCode; points: number };
export type RiskScore = { score: number; reasons: RiskReason[] };
export type RankedClient = RiskScore & { id: string; rank: number; tier: Tier | null };

/** R34, R45: points every client of a leaver has, and the highest score. */
const BASE_POINTS = 20;
const HIGHEST_SCORE = 100;

/**
 * R45: how much a client is at risk, 20 to 100, with the reasons, heaviest first. Each sign counts once; the sum is capped, so the
 * points of the reasons may exceed the score.
 */
export function scoreRisk(signs: readonly SignCode[]): RiskScore {
  const found = [...new Set(signs)].map((code): RiskReason => ({ code, points: SIGN_POINTS[code] }));
  found.sort((a, b) => b.points - a.points || compareText(a.code, b.code));
  const reasons: RiskReason[] = [{ code: "leaverLeaves", points: BASE_POINTS }, ...found];
  const sum = reasons.reduce((total, reason) => total + reason.points, 0);
  return { score: Math.min(sum, HIGHEST_SCORE), reasons };
}

/**
 * R45: the order in which clients are worked: effective tier, then annual profit × score, then id.
 *
 * @param clients annual profit in minor units
 * @param signs codes per client id; a client that is missing has none
 * @param tiers effective tier per client id; a client that is missing is a prospect and comes last
 * @returns rank 1 first
 */
export function rankRiskClients(
  clients: readonly { id: string; annualProfit: number }[],
  signs: ReadonlyMap<string, readonly SignCode[]>,
  tiers: ReadonlyMap<string, Tier>,
): RankedClient[] {
  const scored = clients.map(({ id, annualProfit }) => {
    const risk = scoreRisk(signs.get(id) ?? []);
    return { id, tier: tiers.get(id) ?? null, weight: annualProfit * risk.score, ...risk };
  });
  scored.sort((a, b) => compareTiers(a.tier, b.tier) || b.weight - a.weight || compareText(a.id, b.id));
  return scored.map(({ id, tier, score, reasons }, index) => ({ id, rank: index + 1, tier, score, reasons }));
}

/** Plain code-unit order, the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
