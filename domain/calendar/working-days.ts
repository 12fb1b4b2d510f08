import { fromDayNumber, toDayNumber, weekdayOf } from "./plain-date.ts";
import { type CompiledCalendar, compileCalendar, type WorkCalendar } from "./work-calendar.ts";

/** Holidays longer than this mean a broken calendar, not a long wait. */
const LONGEST_BREAK_DAYS = 3660;

export function isWorkingDayNumber(calendar: CompiledCalendar, day: number): boolean {
  if (calendar.extraWorkingDays.has(day)) return true;
  return !calendar.weekend.has(weekdayOf(day)) && !calendar.daysOff.has(day);
}

/** The first working day at or after (`step` 1), or at or before (`step` -1), a day number. */
export function seekWorkingDay(calendar: CompiledCalendar, day: number, step: 1 | -1): number {
  for (let tried = 0; tried < LONGEST_BREAK_DAYS; tried++) {
    const candidate = day + tried * step;
    if (isWorkingDayNumber(calendar, candidate)) return candidate;
  }
  throw new RangeError("no working day within ten years");
}

/** Whether people work on this date. */
export function isWorkingDay(calendar: WorkCalendar, date: string): boolean {
  return isWorkingDayNumber(compileCalendar(calendar), toDayNumber(date));
}

/**
 * The date `count` working days after a date (before it when negative). The date itself is not counted, so from a
 * Saturday one working day is Monday, and 0 leaves the date as it is.
 */
export function addWorkingDays(calendar: WorkCalendar, date: string, count: number): string {
  if (!Number.isInteger(count)) throw new RangeError(`not a whole number of working days: ${count}`);
  const known = compileCalendar(calendar);
  const step = count < 0 ? -1 : 1;
  let day = toDayNumber(date);
  for (let left = Math.abs(count); left > 0; left--) day = seekWorkingDay(known, day + step, step);
  return fromDayNumber(day);
}

/** The last working day before a date. */
export function previousWorkingDay(calendar: WorkCalendar, date: string): string {
  return addWorkingDays(calendar, date, -1);
}

/** The date itself if worked, else the last working day before it. */
export function lastWorkingDayNotAfter(calendar: WorkCalendar, date: string): string {
  return fromDayNumber(seekWorkingDay(compileCalendar(calendar), toDayNumber(date), -1));
}

/** The date itself if worked, else the first working day after it. */
export function firstWorkingDayNotBefore(calendar: WorkCalendar, date: string): string {
  return fromDayNumber(seekWorkingDay(compileCalendar(calendar), toDayNumber(date), 1));
}

/** The working days from one date to another, both included, in order; empty when the second is earlier. */
export function listWorkingDays(calendar: WorkCalendar, from: string, to: string): string[] {
  const known = compileCalendar(calendar);
  const last = toDayNumber(to);
  const days: string[] = [];
  for (let day = toDayNumber(from); day <= last; day++) {
    if (isWorkingDayNumber(known, day)) days.push(fromDayNumber(day));
  }
  return days;
}

/** The number of working days from one date to another, both included; 0 when the second is earlier. */
export function workingDaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  return listWorkingDays(calendar, from, to).length;
}
