import { type SQL, sql } from "drizzle-orm";

/**
 * Days away of a person that came with a notice, as rows `id` of `away_days`: the notice's own audit row names them, so
 * that the same days of the person's own are left alone. For taking them back with it, and for keeping them unseen while
 * the notice is.
 */
export const daysAwayOfNotice = (departureId: SQL): SQL => sql`
  select n.id from audit a cross join jsonb_to_recordset(a.body::jsonb -> 'daysAway') as n(id uuid)
  where a.subject = 'departure:' || ${departureId} and a.verb = 'openDeparture'`;
