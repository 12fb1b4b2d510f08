import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import type { Tier } from "../../domain/codes.ts";
import { computeClientCompleteness } from "../../domain/inventory/completeness.ts";
import { type Dossier, findInventoryGaps, type Gap } from "../../domain/inventory/inventory-gaps.ts";
import { collectSigns } from "../../domain/signs/collect-signs.ts";
import { isRiskClient } from "../../domain/signs/is-risk-client.ts";
import { type RankedClient, rankRiskClients } from "../../domain/signs/rank-risk-clients.ts";
import type { SignCode } from "../../domain/signs/sign-codes.ts";
import { assignEffectiveTiers, type Referral } from "../../domain/value/assign-effective-tiers.ts";
import { findTierExceptions, type TierException } from "../../domain/value/find-tier-exceptions.ts";
import { createTierScale, DEFAULT_TIER_CUTS } from "../../domain/value/tier-scale.ts";
import type { BookClient } from "./load-client-facts.ts";

/** A client whose handover is there already: it keeps its tier, but counts on the scale and in the ranking. */
export interface KnownClient {
  id: string;
  annualProfit: number;
  effectiveTier: Tier | null;
  signs: SignCode[];
}

export interface AssessedClient {
  client: BookClient;
  prospect: boolean;
  tier: Tier | null;
  effectiveTier: Tier | null;
  exceptions: TierException[];
  signs: SignCode[];
  gaps: Gap[];
  completeness: number;
}

export interface AssessedBook {
  clients: AssessedClient[];
  /** Known and new clients in the order they are worked (R45). */
  ranking: RankedClient[];
}

/**
 * R9, R26, R27, R34–R45: judges the new clients of a leaver's book. The tiers' scale is that of the whole book, prospects and excluded clients
 * aside; who recommended clients of others (`elsewhere`) counts with them.
 */
export function assessBook(
  fresh: readonly { client: BookClient; prospect: boolean; dossier: Dossier }[],
  known: readonly KnownClient[],
  elsewhere: readonly Referral[],
  at: { asOf: string; leaverId: string; calendar: WorkCalendar; contactVerifiedDays: number },
): AssessedBook {
  const scaled = listScaled(fresh, known);
  const tiers = new Map(assignEffectiveTiers(scaled, DEFAULT_TIER_CUTS, elsewhere).map((row) => [row.id, row]));
  const tierOf = createTierScale(scaled.map(({ profit }) => profit));
  const referrals = new Map<string, { tier: Tier }[]>();
  for (const { client } of fresh) {
    const own = tiers.get(client.id);
    if (!client.referredById || !own) continue;
    referrals.set(client.referredById, [...(referrals.get(client.referredById) ?? []), { tier: own.tier }]);
  }
  for (const { referredById, profit } of elsewhere)
    referrals.set(referredById, [...(referrals.get(referredById) ?? []), { tier: tierOf(profit) }]);
  const clients = fresh.map(({ client, prospect, dossier }): AssessedClient => {
    const tier = tiers.get(client.id)?.tier ?? null;
    const gaps = findInventoryGaps(dossier, at.asOf, at.contactVerifiedDays);
    return {
      client,
      prospect,
      tier,
      effectiveTier: tiers.get(client.id)?.effectiveTier ?? null,
      // Whether a client knows the range is not recorded: the flag is a person's to raise.
      exceptions: tier
        ? findTierExceptions(
            { tier, knowsOurRange: true, givesFeedback: client.givesFeedback },
            referrals.get(client.id) ?? [],
          )
        : [],
      signs: collectSigns(client.facts, at),
      gaps,
      completeness: computeClientCompleteness(client.id, gaps).percent,
    };
  });
  return { clients, ranking: rankBook(clients, known, at.leaverId) };
}

function listScaled(
  fresh: readonly { client: BookClient; prospect: boolean }[],
  known: readonly KnownClient[],
): { id: string; profit: number; referredById?: string | null }[] {
  return [
    ...known
      .filter((client) => client.effectiveTier !== null)
      .map(({ id, annualProfit }) => ({ id, profit: annualProfit })),
    ...fresh
      .filter(({ client, prospect }) => !prospect && client.kind === "regular")
      .map(({ client }) => ({ id: client.id, profit: client.annualProfit, referredById: client.referredById })),
  ];
}

/** Clients at risk by the leaver's going, and their prospects after them (R34). */
function rankBook(fresh: readonly AssessedClient[], known: readonly KnownClient[], leaverId: string): RankedClient[] {
  const listed = fresh.filter(
    ({ client, prospect }) => client.kind === "regular" && (prospect || isRiskClient(client, leaverId)),
  );
  const rows = [
    ...known.map(({ id, annualProfit, signs, effectiveTier }) => ({ id, annualProfit, signs, effectiveTier })),
    ...listed.map(({ client, signs, effectiveTier }) => ({
      id: client.id,
      annualProfit: client.annualProfit,
      signs,
      effectiveTier,
    })),
  ];
  return rankRiskClients(
    rows,
    new Map(rows.map((row) => [row.id, row.signs])),
    new Map(rows.flatMap((row) => (row.effectiveTier ? [[row.id, row.effectiveTier] as const] : []))),
  );
}
