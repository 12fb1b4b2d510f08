import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import type { Grade } from "../../domain/codes.ts";
import type { AssignmentCandidate } from "../../domain/owners/assignment-types.ts";
import { receivingRoles } from "../../domain/owners/takes-clients.ts";
import { clientsOfStaff } from "./clients-of-staff.ts";

/** A person who may receive clients, with how near they are to the leaver's team. */
export interface Candidate extends AssignmentCandidate {
  capacity: number;
  /** 0 rep of the team, 1 rep of another, 2 head with no rep's part. */
  ring: 0 | 1 | 2;
  /** Part of `activeClients`: proposed or appointed in open departures and not theirs yet. */
  promised: number;
}

/**
 * R5: everybody who may receive clients, or only `personIds`: active, not leaving, rep or head. Their load: clients they own with an order or
 * enquiry of late, and those proposed to or awaited by them in any open departure.
 */
export async function loadCandidates(
  tx: Tx,
  of: { teamId: string; leaverId: string; asOf: string; personIds?: readonly string[] },
): Promise<Candidate[]> {
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
      where p.status = 'active' and p.id <> ${of.leaverId} and p.roles && ${sql.param([...receivingRoles])}::text[] ${only}
    ), ${clientsOfStaff(of.asOf)}
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
