import { sql } from "drizzle-orm";
import type { ChangeContext } from "../../db/transaction.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";

/** Ends the tasks, late ones with the head included, of successors with no question left to accept (R20). */
export async function endAcceptTasks(context: ChangeContext, departureId: string): Promise<void> {
  const { rows } = await context.tx.execute<{ id: string }>(sql`
    select t.id from tasks t where t.departure_id = ${departureId} and t.kind = 'acceptQuestions' and t.done_at is null
      and not exists (
        select from open_questions q join handovers h on h.client_id = q.client_id and h.departure_id = ${departureId}
        where q.next_responsible_id = t.subject_id and q.handed_over_at is not null and q.accepted_at is null and q.closed_on is null)`);
  if (rows.length > 0) await finishTasks(context, { ids: rows.map((row) => row.id) }, "accepted");
}
