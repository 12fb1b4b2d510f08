import { sql } from "drizzle-orm";
import { look } from "../../db/transaction.ts";
import type { PersonActor } from "../../domain/access/actor.ts";
import type { Role } from "../../domain/codes.ts";
import { open } from "../departures/open-states.ts";
import type { ServiceDeps } from "../deps.ts";

interface Standing extends Record<string, unknown> {
  id: string;
  roles: Role[];
  teamId: string | null;
  departmentId: string | null;
  ownTeams: string[];
  deputisedTeams: string[];
  deputisesApprover: boolean;
  deputisedDepartment: string | null;
  ended: boolean;
}

const system = { kind: "system", name: "signIn" } as const;

/**
 * The person as an actor, read anew for every request: roles, teams headed and department, their own and those they
 * stand in for as the deputy of somebody away today, or of a deputy who is away or leaving too (R5). Nobody stands in for
 * a head who leaves: a superior decides from then on. Null when the person has left or the last working day has ended by
 * business time, whether or not the process has got to ending the sign-in yet.
 */
export function loadActor(deps: Pick<ServiceDeps, "db">, personId: string): Promise<PersonActor | null> {
  return look(deps.db, system, async ({ tx, businessNow }) => {
    const now = businessNow.toISOString();
    const { rows } = await tx.execute<Standing>(sql`
      with recursive absent as (
        select p.id from people p
        join away_days a on a.person_id = p.id
        left join teams t on t.id = p.team_id
        where (${now}::timestamptz at time zone coalesce(t.zone, 'UTC'))::date between a.from_day and a.to_day
      ), replaced as (
        select p.id from people p join people me on me.id = p.deputy_id
        where me.id = ${personId} and me.status = 'active' and (p.status <> 'active' or p.id in (select id from absent))
        union
        select p.id from people p join replaced r on r.id = p.deputy_id
        where p.status <> 'active' or p.id in (select id from absent)
      ), away as (select id from replaced where id in (select id from absent) and id <> ${personId}
      ), heads as (
        select id from away where not exists (
          select from departures d where d.leaver_id = away.id and d.confirmed_at is not null and d.state in ${open}))
      select p.id, p.roles, p.team_id as "teamId", p.department_id as "departmentId",
        array(select id from teams where head_id = p.id) as "ownTeams",
        array(select id from teams where head_id in (select id from heads)) as "deputisedTeams",
        exists (select from people x where x.id in (select id from heads) and x.roles && array['head','executive']) as "deputisesApprover",
        (select d.id from departments d where d.head_id in (select id from away) limit 1) as "deputisedDepartment",
        p.status = 'left' or (p.status = 'leaving' and exists (
          select from departures d where d.leaver_id = p.id and d.state <> 'withdrawn'
            and (d.sign_in_ended_at is not null or d.last_day_ends_at <= ${now}::timestamptz))) as ended
      from people p where p.id = ${personId}`);
    const row = rows[0];
    return row && !row.ended ? toActor(row) : null;
  });
}

function toActor(row: Standing): PersonActor {
  const roles = new Set<Role>(row.roles);
  // Without a team of theirs it opens the way to the tasks that came to the deputy, and to nothing else.
  if (row.deputisedTeams.length > 0 || row.deputisesApprover) roles.add("head");
  if (row.deputisedDepartment) roles.add("departmentContact");
  return {
    kind: "person",
    id: row.id,
    roles: [...roles],
    teamId: row.teamId,
    headOfTeamIds: [...row.ownTeams, ...row.deputisedTeams],
    departmentId: row.departmentId ?? row.deputisedDepartment,
  };
}
