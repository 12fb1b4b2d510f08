import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import {
  listProposalExceptions,
  type ProposalException,
  type ProposalFacts,
} from "../../domain/owners/list-proposal-exceptions.ts";
import { parseOnce } from "./parse-once.ts";

/** What decides a proposal's place in the list, loads and the reader aside. */
export interface OrderingFacts extends Omit<ProposalFacts, "overCapacityBy" | "readerWouldReceive"> {
  id: string;
  /** Decided and earlier ones are no exceptions any more. */
  undecided: boolean;
  ownerId: string | null;
  reasons: string[];
}

export interface OrderedProposal {
  facts: OrderingFacts;
  exceptions: ProposalException[];
}

/**
 * Of all proposals that `which` names (alias `p`, their handovers `h`), by annual profit, only what their exceptions hang on: all are needed to
 * know which come first, and of ten thousand only a page is read in full.
 */
export async function readOrderingFacts(tx: Tx, departureId: string, which: SQL): Promise<OrderingFacts[]> {
  const { rows } = await tx.execute<Omit<OrderingFacts, "reasons"> & { reasons: string }>(sql`
    select p.id, p.decision is null and p.superseded_how is null as undecided, p.proposed_id as "proposedId", p.owner_id as "ownerId",
      h.effective_tier as tier, h.risk_score as "riskScore", h.transfers as "earlierTransfers", coalesce(f.rounds, 0) as "failedRounds",
      s.person_id as "suggestedId", p.reasons::text as reasons
    from proposals p join handovers h on h.id = p.handover_id left join leaver_suggestions s on s.handover_id = h.id
    left join (select x.handover_id, count(*)::int as rounds from proposals x join handovers y on y.id = x.handover_id
      where y.departure_id = ${departureId} and x.superseded_how in ('declined','refused') group by x.handover_id) f on f.handover_id = h.id
    where h.departure_id = ${departureId} and ${which}
    order by h.annual_profit_minor desc, h.id, p.round`);
  const reasonsOf = parseOnce<string[]>(JSON.parse);
  return rows.map((row) => ({
    id: row.id,
    undecided: row.undecided,
    proposedId: row.proposedId,
    ownerId: row.ownerId,
    tier: row.tier,
    riskScore: row.riskScore,
    earlierTransfers: row.earlierTransfers,
    failedRounds: row.failedRounds,
    suggestedId: row.suggestedId,
    reasons: reasonsOf(row.reasons),
  }));
}

/** Exceptions first, otherwise as they were; by whose load is exceeded by how much, and whose receiving a client bars the reader. */
export function putExceptionsFirst(
  all: readonly OrderingFacts[],
  overCapacityBy: ReadonlyMap<string, number>,
  interested: ReadonlySet<string>,
): { ordered: OrderedProposal[]; exceptions: number } {
  const exceptional: OrderedProposal[] = [];
  const plain: OrderedProposal[] = [];
  for (const facts of all) {
    const exceptions = facts.undecided ? listExceptions(facts, overCapacityBy, interested) : [];
    (exceptions.length > 0 ? exceptional : plain).push({ facts, exceptions });
  }
  return { ordered: [...exceptional, ...plain], exceptions: exceptional.length };
}

const listExceptions = (
  facts: OrderingFacts,
  overCapacityBy: ReadonlyMap<string, number>,
  interested: ReadonlySet<string>,
): ProposalException[] => {
  const { proposedId } = facts;
  return listProposalExceptions({
    ...facts,
    overCapacityBy: overCapacityBy.get(proposedId ?? "") ?? 0,
    readerWouldReceive: proposedId !== null && interested.has(proposedId),
  });
};
