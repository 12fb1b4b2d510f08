import { type SQL, sql } from "drizzle-orm";
import { leaverNotToldOf } from "../departures/known-departures.ts";

/** Whose book, seen when. */
export interface BookOf {
  departureId: string;
  leaverId: string;
  businessNow: Date;
}

/**
 * Clients of the leaver that have no handover in this departure yet: those owned, and prospects (no owner, no order, open deals in the
 * leaver's name alone). A client whose handover is open in another departure stays there. Rows: `client_id`, `prospect`.
 */
export function newClientsQuery({ departureId, leaverId }: BookOf): SQL {
  const free = (column: SQL) => sql`
    not exists (select from handovers h where h.departure_id = ${departureId} and h.client_id = ${column})
    and not exists (select from handovers h where h.client_id = ${column} and h."end" is null)`;
  return sql`
    select o.client_id, false as prospect from ownerships o
    where o.person_id = ${leaverId} and upper_inf(o.during) and ${free(sql`o.client_id`)}
    union all
    select d.client_id, true from (
      select distinct client_id from deals where owner_id = ${leaverId} and status = 'open' and client_id is not null
    ) d
    where ${free(sql`d.client_id`)}
      and not exists (select from ownerships o where o.client_id = d.client_id and upper_inf(o.during))
      and not exists (select from orders r where r.client_id = d.client_id)
      and not exists (
        select from deals x
        where x.client_id = d.client_id and x.status = 'open' and x.owner_id is distinct from ${leaverId}::uuid)`;
}

/**
 * Work in the leaver's name that hangs on no client of this departure and is not listed yet. Rows: `kind`, `subject_id`, `client_id`.
 * Run it once the handovers are there; nothing before the leaver was told, because it goes to colleagues at once.
 */
export function newLooseWorkQuery({ departureId, leaverId, businessNow }: BookOf): SQL {
  return sql`
    select w.kind, w.subject_id, w.client_id from (
      select 'deal' as kind, id as subject_id, client_id from deals where owner_id = ${leaverId} and status = 'open'
      union all
      select 'order', id, client_id from orders where owner_id = ${leaverId} and status = 'open'
      union all
      select 'question', id, client_id from open_questions where responsible_id = ${leaverId} and closed_on is null
      union all
      select 'meeting', id, client_id from planned_meetings where person_id = ${leaverId} and starts_at > ${businessNow.toISOString()}::timestamptz
    ) w
    where not ${leaverNotToldOf(sql`${departureId}::uuid`)}
      and not exists (select from handovers h where h.departure_id = ${departureId} and h.client_id = w.client_id)
      and not exists (
        select from loose_work l
        where l.departure_id = ${departureId} and l.kind = w.kind and l.subject_id = w.subject_id)`;
}
