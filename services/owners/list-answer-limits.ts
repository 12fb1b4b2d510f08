import { and, eq, isNull } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { addWorkingHours, workingHoursBetween } from "../../domain/calendar/working-hours.ts";

/** Open accept tasks with the instant at which the answer is too late: half the task's own working hours past its due date (R5, R70). */
export async function listAnswerLimits(
  context: Context,
  departureId: string,
  calendar: WorkCalendar,
): Promise<{ taskId: string; personId: string; arrivedAt: Date; limit: Date }[]> {
  const open = await context.tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.departureId, departureId), eq(tasks.kind, "acceptClients"), isNull(tasks.doneAt)));
  return open.flatMap((task) => {
    const personId = task.forId ?? task.assigneeId;
    if (personId === null) return [];
    const half = workingHoursBetween(calendar, task.arrivedAt, task.dueAt) / 2;
    return [
      { taskId: task.id, personId, arrivedAt: task.arrivedAt, limit: addWorkingHours(calendar, task.dueAt, half) },
    ];
  });
}
