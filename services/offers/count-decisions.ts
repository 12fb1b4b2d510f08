import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";

/** How decisions on these handovers relate to what was proposed. */
export async function countDecisions(
  tx: Tx,
  handoverIds: readonly string[],
): Promise<{ approved: number; changed: number; refused: number }> {
  const { rows } = await tx.execute<{ approved: number; changed: number; refused: number }>(sql`
    select (count(*) filter (where how = 'approved'))::int as approved, (count(*) filter (where how = 'changed'))::int as changed,
      (count(*) filter (where how = 'refused'))::int as refused
    from offer_decisions where handover_id = any(${sql.param([...handoverIds])}::uuid[])`);
  return rows[0] ?? { approved: 0, changed: 0, refused: 0 };
}
