import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { addWorkingDays, firstWorkingDayNotBefore } from "../../domain/calendar/working-days.ts";
import { startOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";

/** People of a demo work Monday to Friday, nine to six, in the team's zone; holidays are the server's business. */
export const demoCalendar = (zone: string): WorkCalendar => ({
  zone,
  dayStart: "09:00",
  dayEnd: "18:00",
  weekend: [6, 7],
  daysOff: [],
  extraWorkingDays: [],
});

/** Moments of a day at which demo people sit down to work, in hours after the day's start: few, so that time moves in few steps. */
const SITTINGS = [1, 4, 7];
const HOUR_MS = 3_600_000;

/** The first sitting at least `hours` after `from`, on a working day. */
export function nextSitting(calendar: WorkCalendar, from: Date, hours: number): Date {
  const earliest = new Date(from.getTime() + hours * HOUR_MS);
  let day = firstWorkingDayNotBefore(calendar, localDate(earliest, calendar.zone));
  for (;;) {
    const start = startOfWorkingDay(calendar, day);
    for (const hour of SITTINGS) {
      const sitting = new Date(start.getTime() + hour * HOUR_MS);
      if (sitting >= earliest) return sitting;
    }
    day = addWorkingDays(calendar, day, 1);
  }
}
