import { sql } from "drizzle-orm";
import type { ProposalRow } from "../../contracts/owners.ts";
import type { Tx } from "../../db/transaction.ts";
import { scoreRisk } from "../../domain/signs/rank-risk-clients.ts";
import type { SignCode } from "../../domain/signs/sign-codes.ts";
import type { OrderedProposal, OrderingFacts } from "./order-proposals.ts";
import { parseOnce } from "./parse-once.ts";

/** What the ordering has not read already; lists as texts. */
type Row = Omit<ProposalRow, keyof OrderingFacts | "exceptions" | "riskReasons" | "alternatives"> & {
  id: string;
  signs: string;
  alternatives: string;
};

/** The proposals of a page in full, in its order. */
export async function readProposalRows(tx: Tx, page: readonly OrderedProposal[]): Promise<ProposalRow[]> {
  if (page.length === 0) return [];
  const { rows } = await tx.execute<Row>(sql`
    select p.id, p.handover_id as "handoverId", c.name as "clientName", h.annual_profit_minor::float8 as "annualProfitMinor",
      h.annual_revenue_minor::float8 as "annualRevenueMinor", array_to_string(h.signs, ',') as signs, p.round, o.name as "proposedName",
      p.alternatives::text as alternatives, p.decision, p.decided_by_id as "decidedById", d.name as "decidedByName", p.answer,
      p.decline_reason as "declineReason", p.assigned, p.superseded_how as "supersededHow", p.version
    from proposals p join handovers h on h.id = p.handover_id join clients c on c.id = h.client_id left join people o on o.id = p.proposed_id
    left join people d on d.id = p.decided_by_id
    where p.id = any(${sql.param(page.map(({ facts }) => facts.id))}::uuid[])`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const alternativesOf = parseOnce<ProposalRow["alternatives"]>(JSON.parse);
  const riskReasonsOf = parseOnce((signs) => scoreRisk((signs === "" ? [] : signs.split(",")) as SignCode[]).reasons);
  return page.map(({ facts, exceptions }) => {
    const row = byId.get(facts.id) as Row;
    return {
      id: facts.id,
      handoverId: row.handoverId,
      clientName: row.clientName,
      tier: facts.tier,
      annualProfitMinor: row.annualProfitMinor,
      annualRevenueMinor: row.annualRevenueMinor,
      riskScore: facts.riskScore,
      riskReasons: riskReasonsOf(row.signs),
      exceptions,
      round: row.round,
      proposedId: facts.proposedId,
      proposedName: row.proposedName,
      reasons: facts.reasons,
      alternatives: alternativesOf(row.alternatives),
      suggestedId: facts.suggestedId,
      decision: row.decision,
      ownerId: facts.ownerId,
      decidedById: row.decidedById,
      decidedByName: row.decidedByName,
      answer: row.answer,
      declineReason: row.declineReason,
      assigned: row.assigned,
      supersededHow: row.supersededHow,
      version: row.version,
    };
  });
}
