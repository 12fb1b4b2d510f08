import type { WorkCalendar } from "../calendar/work-calendar.ts";
import { addWorkingDays, firstWorkingDayNotBefore } from "../calendar/working-days.ts";

/** First contacts a successor makes a day at most (policy). */
export const firstContactsPerDay = 5;

/**
 * R19: the day by which a successor makes a first contact: the latest working day from `from` to `latest` on which less
 * than `cap` are due by `loads` (contacts by date); where all of them are full the first one after that has room, since the
 * cap is not exceeded.
 */
export function chooseFirstContactDay(
  from: string,
  latest: string,
  calendar: WorkCalendar,
  loads: Readonly<Record<string, number>> = {},
  cap = firstContactsPerDay,
): string {
  if (!(cap >= 1)) throw new RangeError("a successor needs room for a contact a day");
  const hasRoom = (date: string) => (loads[date] ?? 0) < cap;
  let chosen: string | null = null;
  let date = firstWorkingDayNotBefore(calendar, from);
  while (date <= latest || chosen === null) {
    if (hasRoom(date)) chosen = date;
    date = addWorkingDays(calendar, date, 1);
  }
  return chosen;
}
