import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";

/**
 * Who is an alternative in some proposals (alias `p`, their handovers `h`), each person once. The ids of a list are gathered in a step of their
 * own, which Postgres remembers by list: the same few stand in thousands of proposals.
 */
export async function listAlternatives(tx: Tx, departureId: string, which: SQL): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select distinct unnest(a.ids) as id from (
      select distinct l.ids from proposals p join handovers h on h.id = p.handover_id,
        lateral (select array_agg((x ->> 'personId')::uuid) as ids from jsonb_array_elements(p.alternatives) x) l
      where h.departure_id = ${departureId} and ${which}) a`);
  return rows.map(({ id }) => id);
}
