import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import type { Deadline, WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { nextChaseAt } from "../../domain/tasks/next-chase-at.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { notify } from "../notifications/notify.ts";
import { findActingPeople } from "../people/find-acting-person.ts";

/** A task to be given to a person; `key` makes creating it twice do nothing. */
export interface NewTask {
  key: string;
  departureId: string;
  handoverId?: string;
  kind: TaskKind;
  assigneeId: string;
  subjectId?: string;
  detail?: string;
  count?: number;
  due: Deadline;
  /** False for tasks nobody reminds of (IT's confirmations hold nothing up). */
  chased?: boolean;
  /** False where the assignee learns of it in another way in the same transaction. */
  notified?: boolean;
}

/**
 * Creates tasks in a set, hands those of people away to their deputies, plans the first reminder (R70) and puts down
 * the notification. Returns the ids of tasks that are new.
 */
export async function createTasks(
  context: Context,
  calendar: WorkCalendar,
  list: readonly NewTask[],
): Promise<string[]> {
  if (list.length === 0) return [];
  const { tx, businessNow } = context;
  const acting = await findActingPeople(
    tx,
    list.map((task) => task.assigneeId),
    localDate(businessNow, calendar.zone),
  );
  const ids: string[] = [];
  for (let from = 0; from < list.length; from += 2000) {
    const rows = list.slice(from, from + 2000).map(({ due, assigneeId, chased = true, notified: _, ...task }) => ({
      ...task,
      assigneeId: acting.get(assigneeId)?.personId ?? assigneeId,
      forId: acting.get(assigneeId)?.forId ?? null,
      arrivedAt: businessNow,
      dueAt: due.at,
      zone: due.zone,
      dueDay: due.date,
      chaseAt: chased ? nextChaseAt(calendar, { arrivedAt: businessNow, dueAt: due.at, level: 0 }) : null,
    }));
    const made = await tx.insert(tasks).values(rows).onConflictDoNothing().returning();
    const silent = new Set(list.filter((task) => task.notified === false).map((task) => task.key));
    await notify(
      context,
      made
        .filter((task) => task.assigneeId !== null && !silent.has(task.key))
        .map((task) => ({
          departureId: task.departureId,
          personId: task.assigneeId as string,
          kind: task.kind,
          taskId: task.id,
          count: task.count,
          ...(task.handoverId ? { handoverId: task.handoverId } : {}),
        })),
    );
    ids.push(...made.map((task) => task.id));
  }
  return ids;
}
