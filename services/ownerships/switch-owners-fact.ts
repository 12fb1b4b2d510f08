import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";

/** When a client of alias `h` switches; a prospect that is not told goes with the end of the last working day of `d`. */
export const switchAt = sql`coalesce(h.switch_due_at, case when h.prospect then d.last_day_ends_at end)`;

/** Due: clients whose switch has come; next: the earliest to come. */
export async function switchOwnersFact({ tx, businessNow }: Context, departureId: string): Promise<StepFact> {
  const { rows } = await tx.execute<{ due: boolean; next_at: string | null }>(sql`
    select coalesce(bool_or(s.at <= ${businessNow}), false) as due, min(s.at) filter (where s.at > ${businessNow}) as next_at
    from handovers h join departures d on d.id = h.departure_id, lateral (select ${switchAt}) as s(at)
    where h.departure_id = ${departureId} and h.switched_at is null and h."end" is null and h.next_owner_id is not null`);
  return { due: rows[0]?.due ?? false, nextAt: rows[0]?.next_at ? new Date(rows[0].next_at) : null };
}
