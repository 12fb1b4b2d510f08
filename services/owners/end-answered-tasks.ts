import { sql } from "drizzle-orm";
import type { ChangeContext } from "../../db/transaction.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";

/** Ends the accept tasks of people who have nothing left to answer: they have, or the head assigned their clients to someone else. */
export async function endAnsweredTasks(
  context: ChangeContext,
  departureId: string,
  outcome: "answered" | "moot",
): Promise<void> {
  const { rows } = await context.tx.execute<{ id: string }>(sql`
    select t.id from tasks t where t.departure_id = ${departureId} and t.kind = 'acceptClients' and t.done_at is null
      and not exists (
        select from proposals p join handovers h on h.id = p.handover_id
        where h.departure_id = ${departureId} and p.owner_id = coalesce(t.for_id, t.assignee_id) and p.superseded_at is null
          and p.decision in ('approved','changed') and p.answer is null and not p.assigned and h.next_owner_id is null and h."end" is null)`);
  if (rows.length > 0) await finishTasks(context, { ids: rows.map((row) => row.id) }, outcome);
}
