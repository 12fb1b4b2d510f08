import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { isAny } from "../../db/is-any.ts";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";

/** Which open tasks are meant: by id, or by kind within a departure, handover, person or subject. */
export interface TaskSelection {
  ids?: readonly string[];
  departureId?: string;
  kinds?: readonly TaskKind[];
  handoverIds?: readonly string[];
  assigneeId?: string;
  subjectIds?: readonly string[];
}

/** Ends open tasks with an outcome code; those already done stay as they were. Returns how many ended. */
export async function finishTasks(context: Context, which: TaskSelection, outcome: string): Promise<number> {
  const conditions: SQL[] = [isNull(tasks.doneAt)];
  if (which.ids) conditions.push(isAny(tasks.id, which.ids));
  if (which.departureId) conditions.push(eq(tasks.departureId, which.departureId));
  if (which.kinds) conditions.push(inArray(tasks.kind, [...which.kinds]));
  if (which.handoverIds) conditions.push(isAny(tasks.handoverId, which.handoverIds));
  if (which.assigneeId) conditions.push(eq(tasks.assigneeId, which.assigneeId));
  if (which.subjectIds) conditions.push(isAny(tasks.subjectId, which.subjectIds));
  if (conditions.length === 1) throw new Error("finishTasks needs a selection");
  const doneById =
    context.actor.kind === "person" ? context.actor.id : context.actor.kind === "link" ? context.actor.personId : null;
  const ended = await context.tx
    .update(tasks)
    .set({ doneAt: context.businessNow, doneById, outcome, chaseAt: null })
    .where(and(...conditions))
    .returning({ id: tasks.id });
  return ended.length;
}
