import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import type { Timing } from "./load-timing.ts";

/**
 * When the signatures of clients still without the gate `inventory` are due: one instant for each moment at which owners were appointed, the same as
 * that of the tasks given then.
 */
export async function listSigningDues(
  context: Context,
  departure: DepartureRow,
  timing: Timing,
): Promise<{ openedAt: Date; dueAt: Date }[]> {
  const { rows } = await context.tx.execute<{ opened_at: string }>(sql`
    select distinct g.opened_at from gates g join handovers h on h.id = g.handover_id
    where h.departure_id = ${departure.id} and h."end" is null and g.gate = 'owner'
      and not exists (select from gates i where i.handover_id = h.id and i.gate = 'inventory')`);
  return rows.map((row) => {
    const openedAt = new Date(row.opened_at);
    return { openedAt, dueAt: timing.due("S2", { arrivedAt: openedAt }).at };
  });
}
