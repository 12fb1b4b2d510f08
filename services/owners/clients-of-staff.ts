import { type SQL, sql } from "drizzle-orm";
import { addMonths } from "../../domain/calendar/plain-date.ts";

/** Months within which an order or enquiry makes a client active (R75). */
const ACTIVE_MONTHS = 3;

/** For a query on `c.client_id`: the client ordered or enquired in the months before `asOf` (R75). */
export function isActive(client: SQL, asOf: string): SQL {
  const from = addMonths(asOf, -ACTIVE_MONTHS);
  return sql`(exists (select from orders r where r.client_id = ${client} and r.ordered_on > ${from}::date)
    or exists (select from interactions i where i.client_id = ${client} and i.kind = 'enquiry' and i.at > ${from}::date))`;
}

/**
 * Two parts of a `with` after one named `staff` (`id`): `active`, clients a person owns with an order or enquiry of late (R75), and `promised`,
 * those proposed to or awaited by them in any open departure. Both `person_id`, `clients`; without rows for who has none.
 */
export const clientsOfStaff = (asOf: string): SQL => sql`
  active as (
    select o.person_id, count(*)::int as clients from staff s
    join ownerships o on o.person_id = s.id and upper_inf(o.during)
    where ${isActive(sql`o.client_id`, asOf)}
    group by o.person_id
  ), promised as (
    select person_id, count(*)::int as clients from (
      select h.next_owner_id as person_id, h.id as handover_id from handovers h
      where h.next_owner_id is not null and h.switched_at is null and h."end" is null
      union
      select coalesce(p.owner_id, p.proposed_id), p.handover_id from proposals p join handovers h on h.id = p.handover_id
      where p.superseded_at is null and p.decision is distinct from 'refused' and p.answer is distinct from 'declined'
        and h.next_owner_id is null and h."end" is null and coalesce(p.owner_id, p.proposed_id) is not null
    ) w group by person_id
  )`;
