import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { goingOn } from "../departures/open-states.ts";

/** A client whose introduction can be planned: next owner and inventory settled, nothing planned yet. */
export const isToSchedule: SQL = sql`h."end" is null and not h.prospect and h.next_owner_id is not null
  and exists (select from gates g where g.handover_id = h.id and g.gate = 'owner')
  and exists (select from gates g where g.handover_id = h.id and g.gate = 'inventory')
  and not exists (select from introductions i where i.handover_id = h.id)`;

/** The leaver is its host and it has not taken place. */
export const isLeaversToHold: SQL = sql`h."end" is null and i.format <> 'inNotice' and i.host_id = d.leaver_id
  and i.state in ('planned','offered','agreed')`;

/** Its time has come: only the outcome is missing. */
export const hasBegun = (businessNow: Date): SQL => sql`(i.state = 'agreed' and i.starts_at <= ${businessNow})`;

/** The task to hold it and tell the outcome is still the leaver's. */
export const asksLeaver: SQL = sql`exists (select from tasks t where t.handover_id = h.id and t.kind = 'holdIntroduction'
  and t.detail is null and t.done_at is null)`;

/**
 * Due: clients without an introduction planned, or after the last day those the leaver was to hold. Next: the end of the
 * last day, while the leaver has any.
 */
export async function scheduleIntroductionsFact({ tx, businessNow }: Context, departureId: string): Promise<StepFact> {
  const { rows } = await tx.execute<{ waiting: boolean; rehost: boolean; next_at: string | null }>(sql`
    select
      exists (select from handovers h where h.departure_id = d.id and ${isToSchedule}) as waiting,
      d.last_day_ends_at <= ${businessNow} and exists (
        select from introductions i join handovers h on h.id = i.handover_id
        where h.departure_id = d.id and ${isLeaversToHold} and (not ${hasBegun(businessNow)} or ${asksLeaver})) as rehost,
      case when d.last_day_ends_at > ${businessNow} and exists (
        select from introductions i join handovers h on h.id = i.handover_id where h.departure_id = d.id and ${isLeaversToHold})
        then d.last_day_ends_at end as next_at
    from departures d where d.id = ${departureId} and d.state in ${goingOn}`);
  const row = rows[0];
  return { due: (row?.waiting || row?.rehost) ?? false, nextAt: row?.next_at ? new Date(row.next_at) : null };
}
