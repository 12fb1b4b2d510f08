import { addDays } from "../../domain/calendar/plain-date.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import {
  addWorkingDays,
  firstWorkingDayNotBefore,
  lastWorkingDayNotAfter,
} from "../../domain/calendar/working-days.ts";
import { startOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";

const HOUR_MS = 3_600_000;

/** When HR records a notice given on a day: an hour after work began. */
export const noticeAt = (calendar: WorkCalendar, noticeOn: string): Date =>
  new Date(startOfWorkingDay(calendar, noticeOn).getTime() + HOUR_MS);

/**
 * Day of notice: as told, else the first working day not before the data's last day that business time has not passed
 * yet, as on a server where an earlier departure was played.
 */
export function chooseNoticeDay(calendar: WorkCalendar, dataAsOf: string, asOf: string | null, now: Date): string {
  if (asOf) return asOf;
  const day = firstWorkingDayNotBefore(calendar, dataAsOf);
  if (noticeAt(calendar, day) >= now) return day;
  const today = firstWorkingDayNotBefore(calendar, localDate(now, calendar.zone));
  return noticeAt(calendar, today) >= now ? today : addWorkingDays(calendar, today, 1);
}

/** The last working day not after notice + `days` calendar days. */
export const chooseLastWorkingDay = (calendar: WorkCalendar, noticeOn: string, days: number): string =>
  lastWorkingDayNotAfter(calendar, addDays(noticeOn, days));
