import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";

export interface DecisionCounts {
  approved: number;
  changed: number;
  refused: number;
  offered: number;
}

/** How decisions on these handovers relate to what was proposed, and how many of them are an offer. */
export async function countDecisions(tx: Tx, handoverIds: readonly string[]): Promise<DecisionCounts> {
  const { rows } = await tx.execute<Record<string, unknown> & DecisionCounts>(sql`
    select (count(*) filter (where how = 'approved'))::int as approved, (count(*) filter (where how = 'changed'))::int as changed,
      (count(*) filter (where how = 'refused'))::int as refused, count(offer_code)::int as offered
    from offer_decisions where handover_id = any(${sql.param([...handoverIds])}::uuid[])`);
  return rows[0] ?? { approved: 0, changed: 0, refused: 0, offered: 0 };
}
