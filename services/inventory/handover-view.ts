import { type SQL, sql } from "drizzle-orm";
import type { HandoverView } from "../../contracts/inventory.ts";
import type { Tx } from "../../db/transaction.ts";
import { deriveClientState, type HandoverEnding, type WaivableStage } from "../../domain/departure/stage-gates.ts";
import type { Gate } from "../../domain/gates.ts";
import type { GapCode } from "../../domain/inventory/inventory-gaps.ts";
import { scoreRisk } from "../../domain/signs/rank-risk-clients.ts";
import type { SignCode } from "../../domain/signs/sign-codes.ts";

/** The row a view is made of; names as in the database. */
type Row = {
  id: string;
  departure_id: string;
  client_id: string;
  client_name: string;
  prospect: boolean;
  tier: HandoverView["tier"];
  effective_tier: HandoverView["tier"];
  exceptions: string[];
  annual_profit: number;
  annual_revenue: number;
  signs: SignCode[];
  risk_score: number;
  risk_rank: number | null;
  transfers: number;
  counts: HandoverView["counts"];
  completeness: number;
  open_gaps: number;
  gap_codes: GapCode[];
  next_owner_id: string | null;
  next_owner_name: string | null;
  gates: { gate: Gate; how: string }[];
  told: boolean;
  introduced: boolean;
  end: HandoverView["end"];
  switch_due_at: string | null;
  switched_at: string | null;
  needs_attention: boolean;
  version: number;
};

/** Somebody was asked to look into this client (alias `h`) and has not ended it yet. */
export const needsAttention = sql`exists (
  select from tasks t where t.handover_id = h.id and t.kind = 'needsAttention' and t.done_at is null)`;

/**
 * Handovers (alias `h`) as lists show them, in the order they are worked. `withOffers: false` leaves out what would tell the leaver of an offer
 * decision (R61): its gate, and the state it leads to.
 */
export async function selectHandovers(
  tx: Tx,
  which: SQL,
  options: { withOffers: boolean; limit?: number },
): Promise<HandoverView[]> {
  const { rows } = await tx.execute<Row>(sql`
    select h.id, h.departure_id, h.client_id, c.name as client_name, h.prospect, h.tier, h.effective_tier, h.exceptions,
      h.annual_profit_minor::float8 as annual_profit, h.annual_revenue_minor::float8 as annual_revenue, h.signs, h.risk_score, h.risk_rank,
      h.transfers, h.counts, h.completeness, h.next_owner_id, o.name as next_owner_name,
      coalesce(g.open, 0) as open_gaps, coalesce(g.codes, '[]'::jsonb) as gap_codes,
      coalesce((select jsonb_agg(jsonb_build_object('gate', g.gate, 'how', g.how)) from gates g where g.handover_id = h.id), '[]'::jsonb) as gates,
      h.told_at is not null as told, h.introduced_at is not null as introduced, h."end",
      h.switch_due_at, h.switched_at, ${needsAttention} as needs_attention, h.version
    from handovers h join clients c on c.id = h.client_id left join people o on o.id = h.next_owner_id
    left join lateral (select count(*)::int as open, jsonb_agg(distinct g.code order by g.code) as codes from dossier_gaps g
      where g.handover_id = h.id and g.filled_at is null) g on true
    where ${which}
    order by h.risk_rank nulls last, h.id
    limit ${options.limit ?? null}`);
  return rows.map((row) => toView(row, options.withOffers));
}

const stageOfGate: Partial<Record<Gate, WaivableStage>> = { inventory: "S2", departments: "S3", offer: "S4" };

function toView(row: Row, withOffers: boolean): HandoverView {
  const gates = row.gates.filter(({ gate }) => withOffers || gate !== "offer");
  const has = (gate: Gate) => gates.some((open) => open.gate === gate);
  const iso = (at: string | null) => (at === null ? null : new Date(at).toISOString());
  return {
    id: row.id,
    departureId: row.departure_id,
    clientId: row.client_id,
    clientName: row.client_name,
    prospect: row.prospect,
    tier: row.tier,
    effectiveTier: row.effective_tier,
    exceptions: row.exceptions,
    annualProfitMinor: row.annual_profit,
    annualRevenueMinor: row.annual_revenue,
    signs: row.signs,
    riskScore: row.risk_score,
    riskRank: row.risk_rank,
    riskReasons: scoreRisk(row.signs).reasons,
    transfers: row.transfers,
    counts: row.counts,
    completeness: row.completeness,
    openGaps: row.open_gaps,
    gapCodes: row.gap_codes,
    nextOwnerId: row.next_owner_id,
    nextOwnerName: row.next_owner_name,
    gates: gates.map(({ gate }) => gate),
    state: deriveClientState({
      owner: has("owner"),
      inventory: has("inventory"),
      departments: has("departments"),
      // Once a client is told its offer was decided, with or without one: that much anybody may know.
      offer: has("offer") || row.told,
      told: row.told,
      introduced: row.introduced,
      waived: gates.flatMap(({ gate, how }) => (how === "waived" && stageOfGate[gate] ? [stageOfGate[gate]] : [])),
      handedOver: row.end === "handedOver",
      ending: endings[row.end ?? "handedOver"] ?? null,
    }),
    end: row.end,
    switchDueAt: iso(row.switch_due_at),
    switchedAt: iso(row.switched_at),
    needsAttention: row.needs_attention,
    version: row.version,
  };
}

const endings: Partial<Record<NonNullable<HandoverView["end"]>, HandoverEnding>> = {
  lost: "lost",
  letGo: "letGo",
  excluded: "excluded",
  withdrawn: "closed",
};
