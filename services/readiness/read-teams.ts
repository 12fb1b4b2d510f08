import { asc, inArray, sql } from "drizzle-orm";
import { teams } from "../../db/schema/people.ts";
import type { Context } from "../../db/transaction.ts";
import type { AccessVerb } from "../../domain/access/access-table.ts";
import { decideAccess } from "../../domain/access/decide-access.ts";
import type { Grade } from "../../domain/codes.ts";
import { knownTo } from "../departures/known-departures.ts";
import { open } from "../departures/open-states.ts";
import { clientsOfStaff } from "../owners/clients-of-staff.ts";

export interface Team {
  id: string;
  name: string;
  zone: string;
}

/** A seller of a team and how many clients they have room for. */
export interface Seller {
  id: string;
  name: string;
  teamId: string;
  grade: Grade;
  capacity: number;
  /** Active clients and those promised in open departures: what the capacity is counted against (R5). */
  activeClients: number;
  /** May be counted on: no notice of theirs that the actor knows of. */
  stays: boolean;
}

/** The teams whose figures the actor may read, by name. */
export async function readTeams({ tx, actor }: Context, verb: AccessVerb): Promise<Team[]> {
  const rows = await tx
    .select({ id: teams.id, name: teams.name, zone: teams.zone })
    .from(teams)
    .orderBy(asc(teams.name));
  return rows.filter((team) => decideAccess(actor, verb, { teamId: team.id }).allowed);
}

/** The reps of some teams, by name, and whoever else there owns clients, each with their load (R5, R75). One statement. */
export async function readSellers({ tx, actor }: Context, teamIds: readonly string[], asOf: string): Promise<Seller[]> {
  const { rows } = await tx.execute<Seller & Record<string, unknown>>(sql`
    with staff as (
      select p.id, p.name, p.team_id, p.grade, p.capacity, not exists (
        select from departures where leaver_id = p.id and state in ${open} and ${knownTo(actor)}) as stays
      from people p
      where ${inArray(sql`p.team_id`, [...teamIds])} and p.status <> 'left' and ('rep' = any(p.roles)
        or exists (select from ownerships o where o.person_id = p.id and upper_inf(o.during)))
    ), ${clientsOfStaff(asOf)}
    select s.id, s.name, s.team_id as "teamId", s.grade, s.capacity, s.stays,
      coalesce(a.clients, 0) + coalesce(w.clients, 0) as "activeClients"
    from staff s left join active a on a.person_id = s.id left join promised w on w.person_id = s.id
    order by s.name, s.id`);
  return rows;
}
