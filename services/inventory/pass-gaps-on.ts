import { sql } from "drizzle-orm";
import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { addToTasks } from "../tasks/add-to-tasks.ts";
import { endFilledTasks } from "./end-filled-tasks.ts";
import type { Timing } from "./load-timing.ts";

/**
 * Gives the open gaps of these clients to their next owners, who fill what nobody did before (R9): as a task where they are not theirs already. Ends the
 * task of who has none left.
 */
export async function passGapsOn(
  context: ChangeContext,
  departure: DepartureRow,
  timing: Timing,
  handoverIds: readonly string[],
): Promise<void> {
  if (handoverIds.length === 0) return;
  const due = timing.due("S6");
  const { rows } = await context.tx.execute<{ person_id: string; clients: number }>(sql`
    with passed as (
      update dossier_gaps g set fill_by_id = h.next_owner_id, fill_by_day = ${due.date}::date
      from handovers h
      where h.id = g.handover_id and g.filled_at is null and h.id = any(${sql.param([...handoverIds])}::uuid[])
        and h."end" is null and h.next_owner_id is not null and g.fill_by_id is distinct from h.next_owner_id
      returning g.handover_id, h.next_owner_id
    )
    select next_owner_id as person_id, count(distinct handover_id)::int as clients from passed group by next_owner_id`);
  await addToTasks(
    context,
    timing.calendar,
    rows.map((row) => ({
      departureId: departure.id,
      kind: "fillGaps" as const,
      assigneeId: row.person_id,
      count: row.clients,
      due,
    })),
  );
  await endFilledTasks(context, departure, "moot");
}
