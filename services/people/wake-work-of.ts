import { sql } from "drizzle-orm";
import type { Tx, Wake } from "../../db/transaction.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";

/**
 * The wakes of the departures in which a person has open tasks, their own or a colleague's who is away: whoever goes away,
 * comes back or names another deputy moves them at once (R5).
 */
export async function wakeWorkOf(tx: Tx, personId: string): Promise<Wake[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select distinct departure_id as id from tasks
    where done_at is null and (assignee_id = ${personId} or for_id = ${personId})`);
  return rows.map((row) => wakeDeparture(row.id));
}
