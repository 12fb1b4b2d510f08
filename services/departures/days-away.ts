import { type SQL, sql } from "drizzle-orm";

/**
 * Days away of a person that came with a notice, as rows `id` of `away_days`: the notice's own audit row says which they
 * were. For taking them back with it, and for keeping them unseen while the notice is.
 */
export const daysAwayOfNotice = (departureId: SQL, leaverId: SQL): SQL => sql`
  select w.id from audit a
    cross join jsonb_to_recordset(a.body::jsonb -> 'daysAway') as n("from" date, "to" date)
    join away_days w on w.person_id = ${leaverId} and w.from_day = n."from" and w.to_day = n."to"
  where a.subject = 'departure:' || ${departureId} and a.verb = 'openDeparture'`;
