import type { WorkCalendar } from "../calendar/work-calendar.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import { addWorkingHours, endOfWorkingDay, workingHoursBetween } from "../calendar/working-hours.ts";
import { localDate } from "../calendar/zone.ts";

/** What has been done about a task so far: 0 nothing, 1 and 2 reminders, 3 breach told, 4 head of sales, 5 management. */
export type ChaseLevel = 0 | 1 | 2 | 3 | 4 | 5;

/**
 * When a task is next chased (R70): reminder at half of its working hours, again one working day before it is due, at
 * the breach, one working day later, two working days later; null after that. A step whose moment is past the due
 * instant is left out, so a one-day task is reminded once.
 */
export function nextChaseAt(
  calendar: WorkCalendar,
  task: { arrivedAt: Date; dueAt: Date; level: number },
): Date | null {
  const dueDay = localDate(task.dueAt, calendar.zone);
  const half = addWorkingHours(calendar, task.arrivedAt, workingHoursBetween(calendar, task.arrivedAt, task.dueAt) / 2);
  const dayBefore = endOfWorkingDay(calendar, addWorkingDays(calendar, dueDay, -1));
  const moments = [
    half,
    dayBefore > half ? dayBefore : null,
    task.dueAt,
    endOfWorkingDay(calendar, addWorkingDays(calendar, dueDay, 1)),
    endOfWorkingDay(calendar, addWorkingDays(calendar, dueDay, 2)),
  ];
  return moments.slice(task.level).find((moment) => moment !== null) ?? null;
}
