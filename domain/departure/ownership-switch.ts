import type { Deadline, WorkCalendar } from "../calendar/work-calendar.ts";
import { addWorkingDays, lastWorkingDayNotAfter } from "../calendar/working-days.ts";
import { endOfWorkingDay, startOfWorkingDay, toDeadline } from "../calendar/working-hours.ts";
import { localDate } from "../calendar/zone.ts";

/** Working days after the switch by which the successor makes first contact (policy). */
export const firstContactWorkingDays = 10;

/**
 * R21, R16: the latest moment at which ownership switches for a client told at `toldAt`: the end of the last working
 * day, or for who is told later the end of the working day after. A notice names this date, "or from your meeting on".
 */
export function computeLatestSwitch(toldAt: Date, lastDay: string, calendar: WorkCalendar): Deadline {
  const last = toDeadline(calendar, lastWorkingDayNotAfter(calendar, lastDay));
  if (toldAt < last.at) return last;
  return toDeadline(calendar, addWorkingDays(calendar, localDate(toldAt, calendar.zone), 1));
}

/**
 * R21: when ownership of a client switches: at the start of the working day after its introduction, at latest as
 * `computeLatestSwitch` says; for who was told after the last working day exactly then. Null while the client is not
 * told.
 */
export function computeSwitchAt(
  facts: { toldAt: Date | null; introducedAt: Date | null },
  lastDay: string,
  calendar: WorkCalendar,
): Date | null {
  if (facts.toldAt === null) return null;
  const latest = computeLatestSwitch(facts.toldAt, lastDay, calendar).at;
  const leaverEnd = endOfWorkingDay(calendar, lastWorkingDayNotAfter(calendar, lastDay));
  if (facts.introducedAt === null || facts.toldAt >= leaverEnd) return latest;
  const dayAfter = addWorkingDays(calendar, localDate(facts.introducedAt, calendar.zone), 1);
  const next = startOfWorkingDay(calendar, dayAfter);
  return next < latest ? next : latest;
}

/** R21: when the successor's first contact is due: the end of the tenth working day after the switch. */
export function computeFirstContactDue(
  switchedAt: Date,
  calendar: WorkCalendar,
  workingDays = firstContactWorkingDays,
): Deadline {
  return toDeadline(calendar, addWorkingDays(calendar, localDate(switchedAt, calendar.zone), workingDays));
}
