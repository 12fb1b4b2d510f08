import { and, gte, inArray } from "drizzle-orm";
import { awayDays } from "../../db/schema/people.ts";
import type { Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { endOfWorkingDay, startOfWorkingDay, workingHoursBetween } from "../../domain/calendar/working-hours.ts";

/** Working hours each person has from now to `lastMoment`, days away taken off. */
export async function loadHoursThere(
  context: Context,
  calendar: WorkCalendar,
  personIds: readonly string[],
  lastMoment: Date,
): Promise<Map<string, number>> {
  const { tx, businessNow } = context;
  const all = workingHoursBetween(calendar, businessNow, lastMoment);
  const hours = new Map(personIds.map((id) => [id, all]));
  if (personIds.length === 0) return hours;
  const away = await tx
    .select()
    .from(awayDays)
    .where(
      and(inArray(awayDays.personId, [...personIds]), gte(awayDays.toDay, businessNow.toISOString().slice(0, 10))),
    );
  for (const { personId, fromDay, toDay } of away) {
    const start = startOfWorkingDay(calendar, fromDay);
    const end = endOfWorkingDay(calendar, toDay);
    const from = start > businessNow ? start : businessNow;
    const until = end < lastMoment ? end : lastMoment;
    if (until > from) {
      hours.set(personId, Math.max(0, (hours.get(personId) ?? 0) - workingHoursBetween(calendar, from, until)));
    }
  }
  return hours;
}
