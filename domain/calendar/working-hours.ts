import { fromDayNumber, toDayNumber } from "./plain-date.ts";
import { type CompiledCalendar, compileCalendar, type Deadline, type WorkCalendar } from "./work-calendar.ts";
import { addWorkingDays, isWorkingDayNumber, seekWorkingDay } from "./working-days.ts";
import { localDate, localMinutes, toInstant } from "./zone.ts";

const HOUR_MS = 3_600_000;

function hoursOf(calendar: CompiledCalendar, day: number): { start: number; end: number } {
  const known = calendar.hours.get(day);
  if (known) return known;
  const hours = {
    start: toInstant(day, calendar.startMinutes, calendar.zone).getTime(),
    end: toInstant(day, calendar.endMinutes, calendar.zone).getTime(),
  };
  calendar.hours.set(day, hours);
  return hours;
}

function dayOf(calendar: CompiledCalendar, instant: Date): number {
  return toDayNumber(localDate(instant, calendar.zone.name));
}

/** The instant at which working hours begin on a date, whether or not that date is worked. */
export function startOfWorkingDay(calendar: WorkCalendar, date: string): Date {
  return new Date(hoursOf(compileCalendar(calendar), toDayNumber(date)).start);
}

/** The instant at which working hours end on a date, whether or not that date is worked. */
export function endOfWorkingDay(calendar: WorkCalendar, date: string): Date {
  return new Date(hoursOf(compileCalendar(calendar), toDayNumber(date)).end);
}

/** The deadline of a date: the end of its working hours as instant, zone and date. */
export function toDeadline(calendar: WorkCalendar, date: string): Deadline {
  return { at: endOfWorkingDay(calendar, date), zone: calendar.zone, date };
}

/** Whether an instant lies in working hours; their end is outside. */
export function isWithinWorkingHours(calendar: WorkCalendar, instant: Date): boolean {
  const known = compileCalendar(calendar);
  const day = dayOf(known, instant);
  const { start, end } = hoursOf(known, day);
  return isWorkingDayNumber(known, day) && instant.getTime() >= start && instant.getTime() < end;
}

/** The instant itself if in working hours, else the next start of working hours. */
export function nextWorkingInstant(calendar: WorkCalendar, instant: Date): Date {
  const known = compileCalendar(calendar);
  const day = seekWorkingDay(known, dayOf(known, instant), 1);
  const { start, end } = hoursOf(known, day);
  if (instant.getTime() < end) return new Date(Math.max(start, instant.getTime()));
  return new Date(hoursOf(known, seekWorkingDay(known, day + 1, 1)).start);
}

/**
 * The date of the first working day that begins at or after an instant: the next one a person has in full. A task that
 * arrives during Monday has Tuesday as its full day, one that arrives before work on Monday has Monday.
 */
export function nextFullWorkingDay(calendar: WorkCalendar, instant: Date): string {
  const known = compileCalendar(calendar);
  let day = seekWorkingDay(known, dayOf(known, instant), 1);
  if (hoursOf(known, day).start < instant.getTime()) day = seekWorkingDay(known, day + 1, 1);
  return fromDayNumber(day);
}

/**
 * The instant `hours` working hours (0 or more, fractions allowed) after an instant; a full day's hours end at its end.
 */
export function addWorkingHours(calendar: WorkCalendar, instant: Date, hours: number): Date {
  if (!(hours >= 0)) throw new RangeError(`not a number of working hours: ${hours}`);
  const known = compileCalendar(calendar);
  let at = nextWorkingInstant(calendar, instant).getTime();
  let left = Math.round(hours * HOUR_MS);
  let day = dayOf(known, new Date(at));
  while (left > hoursOf(known, day).end - at) {
    left -= hoursOf(known, day).end - at;
    day = seekWorkingDay(known, day + 1, 1);
    at = hoursOf(known, day).start;
  }
  return new Date(at + left);
}

/** The instant at the same local time `count` working days later (earlier when negative). */
export function shiftWorkingDays(calendar: WorkCalendar, instant: Date, count: number): Date {
  const date = addWorkingDays(calendar, localDate(instant, calendar.zone), count);
  return toInstant(toDayNumber(date), localMinutes(instant, calendar.zone), compileCalendar(calendar).zone);
}

/** Working hours from one instant to another; 0 when the second is not later. */
export function workingHoursBetween(calendar: WorkCalendar, from: Date, to: Date): number {
  const known = compileCalendar(calendar);
  const last = dayOf(known, to);
  let total = 0;
  for (let day = dayOf(known, from); day <= last; day++) {
    if (!isWorkingDayNumber(known, day)) continue;
    const { start, end } = hoursOf(known, day);
    total += Math.max(0, Math.min(end, to.getTime()) - Math.max(start, from.getTime()));
  }
  return total / HOUR_MS;
}
