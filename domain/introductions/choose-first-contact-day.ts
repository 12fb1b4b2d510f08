import type { WorkCalendar } from "../calendar/work-calendar.ts";
import { addWorkingDays, firstWorkingDayNotBefore } from "../calendar/working-days.ts";

/** First contacts a successor makes a day at most (policy). */
export const firstContactsPerDay = 5;

/**
 * R19: days for a successor's first contacts, in the order given (most valuable first), from `start` on, at most `cap`
 * a day together with `loads` already planned by date. Where the cap reaches past a due date the later date stands: the
 * cap is not exceeded.
 */
export function spreadFirstContacts(
  clientIds: readonly string[],
  start: string,
  calendar: WorkCalendar,
  loads: Readonly<Record<string, number>> = {},
  cap = firstContactsPerDay,
): { clientId: string; date: string }[] {
  if (!(cap >= 1)) throw new RangeError("a successor needs room for a contact a day");
  let date = firstWorkingDayNotBefore(calendar, start);
  let planned = loads[date] ?? 0;
  return clientIds.map((clientId) => {
    while (planned >= cap) {
      date = addWorkingDays(calendar, date, 1);
      planned = loads[date] ?? 0;
    }
    planned += 1;
    return { clientId, date };
  });
}
