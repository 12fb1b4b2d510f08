import type { Deadline, WorkCalendar } from "../calendar/work-calendar.ts";
import { lastWorkingDayNotAfter } from "../calendar/working-days.ts";
import { nextFullWorkingDay, toDeadline } from "../calendar/working-hours.ts";

export type TaskTiming = {
  /** The stage's deadline (R2), or null for a task that belongs to no stage. */
  stageDeadline: Deadline | null;
  /** When the task reached its person. */
  arrivedAt: Date;
  needsLeaver: boolean;
  /** The leaver's last day, or null when not known. */
  lastDay: string | null;
  calendar: WorkCalendar;
};

/** R2: the due date of a task that belongs to no stage and asks nothing of the leaver: one full working day. */
export function dueNextFullDay(arrivedAt: Date, calendar: WorkCalendar): Deadline {
  return toDeadline(calendar, nextFullWorkingDay(calendar, arrivedAt));
}

/**
 * R2, a task's own due date: the stage's deadline, but not before the end of the next full working day after the task
 * reached its person. What needs the leaver is never due past their last working day; a task that arrives after that
 * day has its full day.
 */
export function computeTaskDue({ stageDeadline, arrivedAt, needsLeaver, lastDay, calendar }: TaskTiming): Deadline {
  const fullDay = dueNextFullDay(arrivedAt, calendar);
  const due = stageDeadline !== null && stageDeadline.at > fullDay.at ? stageDeadline : fullDay;
  if (!needsLeaver || lastDay === null) return due;
  const last = toDeadline(calendar, lastWorkingDayNotAfter(calendar, lastDay));
  if (arrivedAt >= last.at) return fullDay;
  return due.at > last.at ? last : due;
}
