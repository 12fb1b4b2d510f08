import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import { chooseGapFiller, type GapCode } from "../../domain/inventory/inventory-gaps.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { addToTasks } from "../tasks/add-to-tasks.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { leaverHelps } from "./leaver-helps.ts";
import { loadTiming } from "./load-timing.ts";

/**
 * A leaver who has just been told completes their dossiers (R9): what the head had until then, because a dismissal could
 * not be announced yet, becomes the leaver's, with the gaps they fill. Does nothing where nothing waits, or they do not help.
 */
export async function askLeaver(context: Context, departure: DepartureRow): Promise<void> {
  const { id: departureId, leaverId } = departure;
  const timing = await loadTiming(context, departure);
  if (!leaverHelps(departure, context.businessNow, timing.today)) return;
  const held = await context.tx
    .select({ id: tasks.id, count: tasks.count })
    .from(tasks)
    .where(
      and(
        eq(tasks.departureId, departureId),
        eq(tasks.kind, "completeDossiers"),
        isNull(tasks.doneAt),
        ne(sql`coalesce(${tasks.forId}, ${tasks.assigneeId})`, leaverId),
      ),
    );
  if (held.length === 0) return;
  const due = timing.due("S2", { needsLeaver: true });
  await giveGaps(context, departure, due.date);
  await finishTasks(context, { ids: held.map(({ id }) => id) }, "moot");
  const count = held.reduce((sum, task) => sum + task.count, 0);
  const asked = { departureId, kind: "completeDossiers" as const, assigneeId: leaverId, count, due };
  await addToTasks(context, timing.calendar, [asked]);
}

/** Open gaps of the departure that are nobody's yet and the leaver's to fill. */
async function giveGaps({ tx }: Context, departure: DepartureRow, byDay: string): Promise<void> {
  const waiting = sql`g.handover_id in (select id from handovers where departure_id = ${departure.id} and "end" is null)
    and g.filled_at is null and g.fill_by_id is null`;
  const { rows } = await tx.execute<{ code: GapCode }>(
    sql`select distinct g.code from dossier_gaps g where ${waiting}`,
  );
  const codes = rows.filter((gap) => chooseGapFiller(gap, true) === "leaver").map(({ code }) => code);
  await tx.execute(sql`
    update dossier_gaps g set fill_by_id = ${departure.leaverId}, fill_by_day = ${byDay}
    where ${waiting} and g.code = any(${sql.param(codes)}::text[])`);
}
