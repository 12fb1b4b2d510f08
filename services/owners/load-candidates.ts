import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import { addMonths } from "../../domain/calendar/plain-date.ts";
import type { Grade } from "../../domain/codes.ts";
import type { AssignmentCandidate } from "../../domain/owners/assignment-types.ts";

/** A person who may receive clients, with how near they are to the leaver's team. */
export interface Candidate extends AssignmentCandidate {
  capacity: number;
  /** 0 rep of the team, 1 rep of another, 2 head with no rep's part. */
  ring: 0 | 1 | 2;
  /** Part of `activeClients`: proposed or appointed in open departures and not theirs yet. */
  promised: number;
}

/** Months within which an order or enquiry makes a client active (R75). */
const ACTIVE_MONTHS = 3;

/**
 * R5: everybody who may receive clients, or only `personIds`: active, not leaving, rep or head. Their load: clients they own with an order or
 * enquiry of late, and those proposed to or awaited by them in any open departure.
 */
export async function loadCandidates(
  tx: Tx,
  of: { teamId: string; leaverId: string; asOf: string; personIds?: readonly string[] },
): Promise<Candidate[]> {
  const from = addMonths(of.asOf, -ACTIVE_MONTHS);
  const only = of.personIds ? sql`and p.id = any(${sql.param([...of.personIds])}::uuid[])` : sql``;
  const { rows } = await tx.execute<{
    id: string;
    grade: Grade;
    capacity: number;
    industries: string[];
    languages: string[];
    ring: 0 | 1 | 2;
    active: number;
    promised: number;
  }>(sql`
    with staff as (
      select p.id, p.grade, p.capacity, p.industries, p.languages,
        case when not 'rep' = any(p.roles) then 2 when p.team_id = ${of.teamId} then 0 else 1 end as ring
      from people p
      where p.status = 'active' and p.id <> ${of.leaverId} and p.roles && array['rep','head'] ${only}
    ), active as (
      select o.person_id, count(*)::int as clients from staff s
      join ownerships o on o.person_id = s.id and upper_inf(o.during)
      where exists (select from orders r where r.client_id = o.client_id and r.ordered_on > ${from}::date)
        or exists (select from interactions i where i.client_id = o.client_id and i.kind = 'enquiry' and i.at > ${from}::date)
      group by o.person_id
    ), promised as (
      select person_id, count(distinct handover_id)::int as clients from (
        select h.next_owner_id as person_id, h.id as handover_id from handovers h
        where h.next_owner_id is not null and h.switched_at is null and h."end" is null
        union all
        select coalesce(p.owner_id, p.proposed_id), p.handover_id from proposals p join handovers h on h.id = p.handover_id
        where p.superseded_at is null and p.decision is distinct from 'refused' and p.answer is distinct from 'declined'
          and h.next_owner_id is null and h."end" is null and coalesce(p.owner_id, p.proposed_id) is not null
      ) w group by person_id
    )
    select s.*, coalesce(a.clients, 0) as active, coalesce(w.clients, 0) as promised
    from staff s left join active a on a.person_id = s.id left join promised w on w.person_id = s.id
    order by s.id`);
  return rows.map(({ active, promised, ...person }) => ({
    ...person,
    active: true,
    leaving: false,
    activeClients: active + promised,
    promised,
    hoursFree: null,
  }));
}
