import { sql } from "drizzle-orm";
import type { AskedLine, ItTaskLine } from "../../contracts/routes/departures.ts";
import type { Context } from "../../db/transaction.ts";

/** A departure's open tasks by kind and person, next due first; IT's are told apart by system (`readItTasks`). */
export async function readAsked({ tx, businessNow }: Context, departureId: string): Promise<AskedLine[]> {
  const { rows } = await tx.execute<AskedLine>(sql`
    select t.kind, t.assignee_id as "personId", p.name as "personName", count(*)::int as tasks,
      count(*) filter (where t.due_at < ${businessNow})::int as overdue, min(t.due_at) as "nextDueAt"
    from tasks t left join people p on p.id = t.assignee_id
    where t.departure_id = ${departureId} and t.done_at is null and t.kind not in ('closeExport','closeAccount')
    group by t.kind, t.assignee_id, p.name order by min(t.due_at), t.kind, p.name`);
  return rows.map((row) => ({ ...row, nextDueAt: new Date(row.nextDueAt).toISOString() }));
}

/** What IT is asked to close for a departure, each system's export right and accounts, and whether it is confirmed. */
export async function readItTasks({ tx, businessNow }: Context, departureId: string): Promise<ItTaskLine[]> {
  const { rows } = await tx.execute<ItTaskLine>(sql`
    select kind, coalesce(detail, '') as system, due_at as "dueAt", done_at is null and due_at < ${businessNow} as overdue,
      done_at as "doneAt", outcome
    from tasks where departure_id = ${departureId} and kind in ('closeExport','closeAccount') order by due_at, detail`);
  return rows.map((row) => ({
    ...row,
    dueAt: new Date(row.dueAt).toISOString(),
    doneAt: row.doneAt === null ? null : new Date(row.doneAt).toISOString(),
  }));
}
