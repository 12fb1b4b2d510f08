import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import type { Tier } from "../../domain/codes.ts";

/** Clients of one tier that a person gets by the plan as it stands; nobody's where nobody is proposed. */
export interface Share extends Record<string, unknown> {
  person_id: string | null;
  tier: Tier | null;
  clients: number;
  /** Annual profit, minor units; losses count as nothing. */
  value: number;
  /** Of these not the person's yet. */
  promised: number;
}

/** Who gets how many of a departure's clients: appointed, else approved, else proposed. */
export async function loadShares(tx: Tx, departureId: string): Promise<Share[]> {
  const { rows } = await tx.execute<Share>(sql`
    select coalesce(h.next_owner_id, p.owner_id, p.proposed_id) as person_id, h.effective_tier as tier, count(*)::int as clients,
      sum(greatest(0, h.annual_profit_minor))::float8 as value, (count(*) filter (where h.switched_at is null))::int as promised
    from handovers h left join proposals p on p.handover_id = h.id and p.superseded_at is null and p.decision is distinct from 'refused'
      and p.answer is distinct from 'declined'
    where h.departure_id = ${departureId} and h."end" is null group by 1, 2`);
  return rows;
}
