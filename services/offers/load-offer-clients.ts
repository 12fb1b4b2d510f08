import { type SQL, sql } from "drizzle-orm";
import type { Policy } from "../../contracts/policy.ts";
import type { Tx } from "../../db/transaction.ts";
import type { OfferClient, OfferPolicy } from "../../domain/offers/list-client-offers.ts";

interface Row extends Record<string, unknown> {
  id: string;
  tier: OfferClient["tier"];
  profit: number;
  risk: number;
  signs: OfferClient["signs"];
  debt: number;
}

/**
 * Clients as the rules of offers read them, by handover id; `where` on handover `h` (and its decision `o`, if it has one). At stake is the annual
 * profit, the probability of loss is the risk score (R45), and what a client owes counts as overdue.
 */
export async function loadOfferClients(tx: Tx, where: SQL): Promise<OfferClient[]> {
  const { rows } = await tx.execute<Row>(sql`
    select h.id, h.effective_tier as tier, greatest(h.annual_profit_minor, 0)::float8 as profit, h.risk_score as risk, h.signs,
      k.receivable_minor::float8 as debt
    from handovers h join clients k on k.id = h.client_id left join offer_decisions o on o.handover_id = h.id
    where ${where} order by h.id`);
  return rows.map((row) => ({
    id: row.id,
    tier: row.tier,
    stake: row.profit,
    pLoss: row.risk,
    annualSales: row.profit,
    signs: row.signs,
    problemAmount: 0,
    overdueDebt: row.debt,
    exclusivityProof: null,
  }));
}

/** What every client gets; a company has no minimum order here. */
export const STANDARD_TERMS: OfferPolicy["standardTerms"] = { minOrder: 0 };

export const toOfferPolicy = (policy: Policy): OfferPolicy => ({
  hourRate: policy.hourRateMinor,
  standardTerms: STANDARD_TERMS,
});

export interface OfferSums {
  decided: number;
  pending: number;
  /** Profit a year the decided offers keep, and of how many clients they are: all decided, and those with an offer. */
  decidedGain: number;
  decidedCount: number;
  offeredCount: number;
}

/**
 * What a departure's offers cost so far, minor units: decided, and proposed but not decided; what the decided ones keep is of the same clients. A client who was lost, let go or taken out
 * before it was told gets no offer: what it would have cost is there for others again.
 */
export async function sumOffers(tx: Tx, departureId: string): Promise<OfferSums> {
  const { rows } = await tx.execute<Record<string, unknown> & OfferSums>(sql`
    select coalesce(sum(o.cost_minor) filter (where o.decided_at is not null), 0)::float8 as decided,
      coalesce(sum(o.cost_minor) filter (where o.decided_at is null), 0)::float8 as pending,
      coalesce(sum(o.gain_minor) filter (where o.decided_at is not null), 0)::float8 as "decidedGain",
      (count(*) filter (where o.decided_at is not null))::int as "decidedCount",
      (count(*) filter (where o.decided_at is not null and o.offer_code is not null))::int as "offeredCount"
    from offer_decisions o join handovers h on h.id = o.handover_id
    where h.departure_id = ${departureId} and (h."end" is null or h."end" = 'handedOver' or h.told_at is not null)`);
  return rows[0] ?? { decided: 0, pending: 0, decidedGain: 0, decidedCount: 0, offeredCount: 0 };
}
