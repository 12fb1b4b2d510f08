import { sql } from "drizzle-orm";
import type { ChangeContext } from "../../db/transaction.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";

/** Ends the accept tasks of people to whom no unaccepted work is given. */
export async function endEmptyTasks(context: ChangeContext, departureId: string): Promise<void> {
  const { rows } = await context.tx.execute<{ id: string }>(sql`
    select t.id from tasks t where t.departure_id = ${departureId} and t.kind = 'acceptLooseWork' and t.done_at is null
      and not exists (select from loose_work l where l.departure_id = ${departureId} and l.accepted_at is null
        and l.to_person_id = coalesce(t.for_id, t.assignee_id))`);
  if (rows.length > 0) await finishTasks(context, { ids: rows.map((row) => row.id) }, "accepted");
}
