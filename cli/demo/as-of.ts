import { addDays } from "../../domain/calendar/plain-date.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { firstWorkingDayNotBefore, lastWorkingDayNotAfter } from "../../domain/calendar/working-days.ts";

/** Day of notice: as told, else the first working day not before the data's last day. */
export const chooseNoticeDay = (calendar: WorkCalendar, dataAsOf: string, asOf: string | null): string =>
  asOf ?? firstWorkingDayNotBefore(calendar, dataAsOf);

/** The last working day not after notice + `days` calendar days. */
export const chooseLastWorkingDay = (calendar: WorkCalendar, noticeOn: string, days: number): string =>
  lastWorkingDayNotAfter(calendar, addDays(noticeOn, days));
