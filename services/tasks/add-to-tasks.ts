import { and, eq, gte, isNull, or, sql } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { createTasks, type NewTask } from "./create-tasks.ts";

/** A task that stands for many clients or pieces of work of one person. */
export type GatheredTask = Omit<NewTask, "key" | "handoverId"> & { count: number };

/**
 * Adds work to each person's open task of a kind (and detail) in a departure, or gives them a new one: nobody gets the same request twice while the first
 * is still open. Work that has longer than the open task (R2: a full working day from its arrival) is a task of its own. Returns the ids of new tasks.
 */
export async function addToTasks(
  context: Context,
  calendar: WorkCalendar,
  list: readonly GatheredTask[],
): Promise<string[]> {
  const fresh: NewTask[] = [];
  for (const task of list) {
    const same = and(
      eq(tasks.departureId, task.departureId),
      eq(tasks.kind, task.kind),
      task.detail === undefined ? isNull(tasks.detail) : eq(tasks.detail, task.detail),
      or(eq(tasks.forId, task.assigneeId), and(eq(tasks.assigneeId, task.assigneeId), isNull(tasks.forId))),
    );
    const open = await context.tx
      .update(tasks)
      .set({ count: sql`${tasks.count} + ${task.count}`, version: sql`${tasks.version} + 1` })
      .where(and(same, isNull(tasks.doneAt), gte(tasks.dueAt, task.due.at)))
      .returning({ id: tasks.id });
    if (open.length > 0) continue;
    const earlier = await context.tx.select({ id: tasks.id }).from(tasks).where(same);
    fresh.push({
      ...task,
      key: `${task.kind}:${task.departureId}:${task.assigneeId}:${task.detail ?? ""}:${earlier.length + 1}`,
    });
  }
  return createTasks(context, calendar, fresh);
}
