import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { Dossier } from "../../domain/inventory/inventory-gaps.ts";
import { type RankedClient, scoreRisk } from "../../domain/signs/rank-risk-clients.ts";
import type { AssessedBook } from "./assess-book.ts";

/**
 * Inserts the handovers of newly inventoried clients with their rank (R45) in one statement; returns handover id by client id of those that are
 * new. Who joins once the leaver has gone counts as after the last day.
 */
export async function insertHandovers(
  context: Context,
  departureId: string,
  { clients, ranking }: AssessedBook,
  dossiers: ReadonlyMap<string, Dossier>,
): Promise<Map<string, string>> {
  if (clients.length === 0) return new Map();
  const ranked = new Map(ranking.map((row) => [row.id, row]));
  const rows = clients.map((assessed) => {
    const { client } = assessed;
    const dossier = dossiers.get(client.id);
    const risk = ranked.get(client.id);
    return {
      client_id: client.id,
      prospect: assessed.prospect,
      tier: assessed.tier,
      effective_tier: assessed.effectiveTier,
      annual_profit_minor: client.annualProfit,
      annual_revenue_minor: client.annualRevenue,
      signs: assessed.signs,
      exceptions: assessed.exceptions,
      transfers: client.facts.earlierTransfers,
      completeness: assessed.completeness,
      risk_score: risk?.score ?? scoreRisk(assessed.signs).score,
      risk_rank: risk?.rank ?? null,
      end: client.kind === "regular" ? null : "excluded",
      counts: {
        contacts: dossier?.contacts.length ?? 0,
        openDeals: dossier?.openDeals.length ?? 0,
        openOrders: dossier?.openOrders.length ?? 0,
        openQuestions: dossier?.openQuestions.length ?? 0,
        interactions: client.interactions,
      },
    };
  });
  const { rows: made } = await context.tx.execute<{ id: string; client_id: string }>(sql`
    insert into handovers (departure_id, client_id, prospect, tier, effective_tier, annual_profit_minor, annual_revenue_minor,
      signs, exceptions, transfers, completeness, risk_score, risk_rank, counts, after_last_day, "end", ended_at)
    select ${departureId}, r.client_id, r.prospect, r.tier, r.effective_tier, r.annual_profit_minor, r.annual_revenue_minor,
      r.signs, r.exceptions, r.transfers, r.completeness, r.risk_score, r.risk_rank, r.counts,
      r."end" is null and not r.prospect and exists (
        select from departures d where d.id = ${departureId} and d.sign_in_ended_at is not null), r."end",
      case when r."end" is not null then ${context.businessNow.toISOString()}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(client_id uuid, prospect boolean, tier text, effective_tier text,
      annual_profit_minor bigint, annual_revenue_minor bigint, signs text[], exceptions text[], transfers int, completeness int,
      risk_score int, risk_rank int, counts jsonb, "end" text)
    on conflict do nothing
    returning id, client_id`);
  return new Map(made.map((row) => [row.client_id, row.id]));
}

/** Writes score and rank (R45) of clients whose handover was there before, where they differ, in one statement. */
export async function storeRanking(
  context: Context,
  departureId: string,
  ranking: readonly RankedClient[],
): Promise<void> {
  if (ranking.length === 0) return;
  await context.tx.execute(sql`
    update handovers h set risk_score = r.score, risk_rank = r.rank
    from unnest(${sql.param(ranking.map(({ id }) => id))}::uuid[], ${sql.param(ranking.map(({ score }) => score))}::int[],
      ${sql.param(ranking.map(({ rank }) => rank))}::int[]) as r(client_id, score, rank)
    where h.departure_id = ${departureId} and h.client_id = r.client_id
      and (h.risk_score, h.risk_rank) is distinct from (r.score, r.rank)`);
}
