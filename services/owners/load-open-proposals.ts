import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import type { Tier } from "../../domain/codes.ts";

/** A proposal nobody has decided yet. */
export interface OpenProposal {
  id: string;
  handoverId: string;
  proposedId: string | null;
  tier: Tier | null;
  version: number;
}

/** The undecided proposals of a departure's clients that still need an owner. */
export async function loadOpenProposals(tx: Tx, departureId: string): Promise<OpenProposal[]> {
  const { rows } = await tx.execute<{
    id: string;
    handover_id: string;
    proposed_id: string | null;
    tier: Tier | null;
    version: number;
  }>(sql`
    select p.id, p.handover_id, p.proposed_id, h.effective_tier as tier, p.version
    from proposals p join handovers h on h.id = p.handover_id
    where h.departure_id = ${departureId} and h."end" is null and h.next_owner_id is null
      and p.decision is null and p.superseded_at is null
    order by h.risk_rank nulls last, h.id`);
  return rows.map((row) => ({
    id: row.id,
    handoverId: row.handover_id,
    proposedId: row.proposed_id,
    tier: row.tier,
    version: row.version,
  }));
}
