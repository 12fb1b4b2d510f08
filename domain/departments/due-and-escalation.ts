import type { Deadline, WorkCalendar } from "../calendar/work-calendar.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import { addWorkingHours, shiftWorkingDays, toDeadline, workingHoursBetween } from "../calendar/working-hours.ts";

/** Working days a department has for a request unless policy says otherwise. */
export const requestWorkingDays = 2;

/** R69: when a request that starts on a date is due: the end of the second working day after it. */
export function computeDueDate(start: string, calendar: WorkCalendar, workingDays = requestWorkingDays): Deadline {
  return toDeadline(calendar, addWorkingDays(calendar, start, workingDays));
}

/** Rungs of reminding, lowest first; `breach` goes to the department's head, `head` to the head of sales. */
export const escalationLevels = ["none", "remind1", "remind2", "breach", "head", "management"] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

export type EscalatedTask = { arrivedAt: Date; dueAt: Date; doneAt: Date | null };

/**
 * R70: the moments at which a task climbs, in order: at 50 % of its working hours, 1 working day before it is due, when
 * due, and 1 and 2 working days after. A task so short that the second reminder would not come after the first has one
 * reminder.
 */
export function listEscalations(
  task: EscalatedTask,
  calendar: WorkCalendar,
): { level: Exclude<EscalationLevel, "none">; at: Date }[] {
  const half = addWorkingHours(calendar, task.arrivedAt, workingHoursBetween(calendar, task.arrivedAt, task.dueAt) / 2);
  const first = half < task.dueAt ? half : task.dueAt;
  const second = shiftWorkingDays(calendar, task.dueAt, -1);
  return [
    { level: "remind1", at: first },
    ...(second > first ? [{ level: "remind2", at: second } as const] : []),
    { level: "breach", at: task.dueAt },
    { level: "head", at: shiftWorkingDays(calendar, task.dueAt, 1) },
    { level: "management", at: shiftWorkingDays(calendar, task.dueAt, 2) },
  ];
}

/** R70: how far a task has climbed at an instant; a task done is at `none`. */
export function chooseEscalation(task: EscalatedTask, asOf: Date, calendar: WorkCalendar): EscalationLevel {
  if (task.doneAt !== null) return "none";
  return listEscalations(task, calendar).findLast(({ at }) => at <= asOf)?.level ?? "none";
}

/** R71: share of the tasks due by `asOf` that were done in time, in basis points (0…10,000); null when none was due. */
export function computeOnTimeRate(tasks: readonly { dueAt: Date; doneAt: Date | null }[], asOf: Date): number | null {
  const due = tasks.filter(({ dueAt }) => dueAt <= asOf);
  return shareOnTime(due.filter(({ dueAt, doneAt }) => doneAt !== null && doneAt <= dueAt).length, due.length);
}

/** R71 of tasks counted before: those done by their due date, of those due. */
export function shareOnTime(onTime: number, due: number): number | null {
  return due === 0 ? null : Math.round((onTime * 10_000) / due);
}
