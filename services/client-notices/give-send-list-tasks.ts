import { and, eq, isNull, sql } from "drizzle-orm";
import { stageDeadlines } from "../../db/schema/departures.ts";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context, Tx } from "../../db/transaction.ts";
import type { Deadline, WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { computeTaskDue, dueNextFullDay } from "../../domain/departure/task-due.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { readyCount } from "./announce-to-clients-fact.ts";
import { reviewable, waitsForReview } from "./ready-notices.ts";

/** When work of the notice stage is due that arrives now (R2). */
export async function dueInNoticeStage(
  { tx, businessNow }: Pick<Context, "tx" | "businessNow">,
  departure: DepartureRow,
  calendar: WorkCalendar,
  needsLeaver = false,
): Promise<Deadline> {
  const [stage] = await tx
    .select()
    .from(stageDeadlines)
    .where(and(eq(stageDeadlines.departureId, departure.id), eq(stageDeadlines.stage, "S5")));
  return computeTaskDue({
    stageDeadline: stage ? { at: stage.dueAt, zone: stage.zone, date: stage.day } : null,
    arrivedAt: businessNow,
    needsLeaver,
    lastDay: departure.lastWorkingDay,
    calendar,
  });
}

/**
 * Keeps the head's one open task of the send list true to what is ready, and asks for the look at the first release as
 * soon as there is something to look at: until then there is no next release. Returns whether anything changed.
 */
export async function giveSendListTasks(
  context: Context,
  departure: DepartureRow,
  calendar: WorkCalendar,
): Promise<boolean> {
  const { tx } = context;
  const { ready, waits, canReview } = await readSendListState(tx, departure.id);
  const open = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.departureId, departure.id), eq(tasks.kind, "releaseSendList"), isNull(tasks.doneAt)));
  const count = waits ? 0 : ready;
  let changed = false;
  if (count === 0 && open.length > 0) {
    await finishTasks(context, { ids: open.map((task) => task.id) }, "moot");
    changed = true;
  } else if (count > 0 && open[0]) {
    changed = open[0].count !== count;
    if (changed)
      await tx
        .update(tasks)
        .set({ count, version: sql`${tasks.version} + 1` })
        .where(eq(tasks.id, open[0].id));
  } else if (count > 0) {
    const due = await dueInNoticeStage(context, departure, calendar);
    await giveOneTask(context, departure, calendar, "releaseSendList", count, due);
    changed = true;
  }
  if (waits && canReview) {
    const due = dueNextFullDay(context.businessNow, calendar);
    changed = (await giveOneTask(context, departure, calendar, "reviewRelease", 1, due)) || changed;
  }
  return changed;
}

async function readSendListState(tx: Tx, departureId: string) {
  const { rows } = await tx.execute<{ ready: number; waits: boolean; canReview: boolean }>(sql`
    select ${readyCount} as ready, ${waitsForReview} as waits, ${reviewable} as "canReview"
    from departures d where d.id = ${departureId}`);
  return rows[0] ?? { ready: 0, waits: false, canReview: false };
}

async function giveOneTask(
  context: Context,
  departure: DepartureRow,
  calendar: WorkCalendar,
  kind: "releaseSendList" | "reviewRelease",
  count: number,
  due: Deadline,
): Promise<boolean> {
  const earlier = await context.tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.departureId, departure.id), eq(tasks.kind, kind)));
  // The first release is looked at once; the list is asked for again whenever it fills.
  const number = kind === "reviewRelease" ? 1 : earlier.length + 1;
  const made = await createTasks(context, calendar, [
    {
      key: `${kind}:${departure.id}:${number}`,
      departureId: departure.id,
      kind,
      assigneeId: await findApproverIdOf(context, departure),
      count,
      due,
    },
  ]);
  return made.length > 0;
}
