import { sql } from "drizzle-orm";
import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";

/**
 * `completeDossiers` ends with the last gap of the departure that is not a successor's, `fillGaps` with the last of its person: filled, passed on, or of a
 * client that goes no further. What is handed over may still be filled by its owner.
 */
export async function endFilledTasks(
  context: ChangeContext,
  departure: DepartureRow,
  outcome: "filled" | "moot",
): Promise<void> {
  const { rows } = await context.tx.execute<{ id: string }>(sql`
    select t.id from tasks t
    where t.departure_id = ${departure.id} and t.kind in ('completeDossiers','fillGaps') and t.done_at is null and not exists (
      select from dossier_gaps g join handovers h on h.id = g.handover_id
      where h.departure_id = ${departure.id} and g.filled_at is null
        and case when t.kind = 'fillGaps' then g.fill_by_id = coalesce(t.for_id, t.assignee_id) and coalesce(h."end", 'handedOver') = 'handedOver'
          else (g.fill_by_id is null or g.fill_by_id = ${departure.leaverId}) and h."end" is null and h.switched_at is null end)`);
  if (rows.length > 0) await finishTasks(context, { ids: rows.map((row) => row.id) }, outcome);
}
