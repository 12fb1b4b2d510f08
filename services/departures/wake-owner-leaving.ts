import { sql } from "drizzle-orm";
import type { Tx, Wake } from "../../db/transaction.ts";
import { wakeDeparture } from "./departure-ids.ts";
import { open } from "./open-states.ts";

/**
 * The wake of the departure of a client's owner on record, where that owner leaves too: a client whose handover to them
 * ends is their client from then on and joins their own departure. Empty for anyone who stays.
 */
export async function wakeOwnerLeaving(tx: Tx, clientId: string): Promise<Wake[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select d.id from departures d join ownerships o on o.person_id = d.leaver_id
    where o.client_id = ${clientId} and upper_inf(o.during) and d.state in ${open}`);
  return rows.map((row) => wakeDeparture(row.id));
}
