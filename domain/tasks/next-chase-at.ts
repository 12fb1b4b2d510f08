import type { WorkCalendar } from "../calendar/work-calendar.ts";
import { escalationLevels, listEscalations } from "../departments/due-and-escalation.ts";

/** What has been done about a task so far: 0 nothing, 1 and 2 reminders, 3 breach told, 4 head of sales, 5 management. */
export type ChaseLevel = 0 | 1 | 2 | 3 | 4 | 5;

/** When a task is next chased after what was done about it so far (R70); null once all is spent. */
export function nextChaseAt(
  calendar: WorkCalendar,
  task: { arrivedAt: Date; dueAt: Date; level: number },
): Date | null {
  const moments = listEscalations({ arrivedAt: task.arrivedAt, dueAt: task.dueAt, doneAt: null }, calendar);
  return moments.find(({ level }) => escalationLevels.indexOf(level) > task.level)?.at ?? null;
}
