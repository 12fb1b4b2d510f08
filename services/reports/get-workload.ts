import { sql } from "drizzle-orm";
import type { WorkloadLine } from "../../contracts/routes/reports.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { mayEver } from "../../domain/access/decide-access.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { shareOnTime } from "../../domain/departments/due-and-escalation.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { readSellers, readTeams } from "../readiness/read-teams.ts";

type Tasks = { id: string; open: number; overdue: number; due: number; onTime: number };
export type Workload = { asOf: string; items: WorkloadLine[] };

/**
 * Each rep's active clients beside their capacity (R5, R75) and their tasks with the on-time rate (R71): a head's own teams, an executive's all.
 * Tasks that ended as moot count nowhere.
 */
export function getWorkload(deps: ServiceDeps, actor: Actor): Promise<Workload> {
  return look(deps.db, actor, readWorkload);
}

/** The same within a transaction. */
export async function readWorkload(context: Context): Promise<Workload> {
  if (!mayEver(context.actor, "readTeamFigures")) throw new ForbiddenError("roleMayNot");
  const teams = await readTeams(context, "readTeamFigures");
  const asOf = localDate(context.businessNow, teams[0]?.zone ?? "UTC");
  const sellers = await readSellers(
    context,
    teams.map(({ id }) => id),
    asOf,
  );
  const tasks = await countTasks(
    context,
    sellers.map(({ id }) => id),
  );
  const items = teams.flatMap(({ id: teamId, name: teamName }) =>
    sellers
      .filter((seller) => seller.teamId === teamId)
      .map(({ id, name, grade, activeClients, capacity }) => {
        const { open, overdue, due, onTime } = tasks.get(id) ?? { open: 0, overdue: 0, due: 0, onTime: 0 };
        return {
          team: { id: teamId, name: teamName },
          person: { id, name },
          grade,
          activeClients,
          capacity,
          openTasks: open,
          overdueTasks: overdue,
          dueTasks: due,
          onTimeBp: shareOnTime(onTime, due),
        };
      }),
  );
  return { asOf, items };
}

/** Of departures confirmed: before, a task would tell of a notice. */
async function countTasks({ tx, businessNow }: Context, personIds: readonly string[]): Promise<Map<string, Tasks>> {
  const now = sql`${businessNow.toISOString()}::timestamptz`;
  const { rows } = await tx.execute<Tasks>(sql`
    select t.assignee_id as id, (count(*) filter (where t.done_at is null))::int as open,
      (count(*) filter (where t.done_at is null and t.due_at < ${now}))::int as overdue,
      (count(*) filter (where t.due_at <= ${now}))::int as due,
      (count(*) filter (where t.due_at <= ${now} and t.done_at <= t.due_at))::int as "onTime"
    from tasks t join departures d on d.id = t.departure_id
    where t.assignee_id = any(${sql.param([...personIds])}::uuid[]) and t.outcome is distinct from 'moot' and d.confirmed_at is not null
    group by t.assignee_id`);
  return new Map(rows.map((row) => [row.id, row]));
}
