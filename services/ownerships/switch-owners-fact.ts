import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";

/** A client `h` that goes no further and still stands in the leaver's name: nobody who has left owns a client. */
const leftWithLeaver: SQL = sql`(h."end" in ('lost','letGo','excluded') and exists (
  select from ownerships o where o.client_id = h.client_id and upper_inf(o.during) and o.person_id = d.leaver_id))`;

/**
 * When a client of alias `h` switches, null while that is open. A prospect that is not told goes with the end of the
 * last working day of `d`, and so does who goes no further.
 */
export const switchAt: SQL = sql`case
  when h."end" is null and h.next_owner_id is not null
    then coalesce(h.switch_due_at, case when h.prospect then d.last_day_ends_at end)
  when ${leftWithLeaver} then d.last_day_ends_at end`;

/** Due: clients whose switch has come; next: the earliest to come. */
export async function switchOwnersFact({ tx, businessNow }: Context, departureId: string): Promise<StepFact> {
  const { rows } = await tx.execute<{ due: boolean; next_at: string | null }>(sql`
    select coalesce(bool_or(s.at <= ${businessNow}), false) as due, min(s.at) filter (where s.at > ${businessNow}) as next_at
    from handovers h join departures d on d.id = h.departure_id, lateral (select ${switchAt} as at) s
    where h.departure_id = ${departureId} and h.switched_at is null`);
  return { due: rows[0]?.due ?? false, nextAt: rows[0]?.next_at ? new Date(rows[0].next_at) : null };
}
