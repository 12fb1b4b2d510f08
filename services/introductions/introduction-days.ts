import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import { addDays } from "../../domain/calendar/plain-date.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { addWorkingDays, listWorkingDays } from "../../domain/calendar/working-days.ts";
import { endOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { DepartureRow } from "../access/require-access.ts";

/** How far ahead the head introduces in the leaver's place: as long as a first contact may take. */
const HEAD_WORKING_DAYS = 10;

/**
 * Working days on which the leaver can introduce. Clients are told between the deadlines of S4 and S5: room before that
 * would be promised and not used, so it counts only where the notice leaves nothing later.
 */
export async function listLeaverDays(
  { tx, businessNow }: Context,
  departure: DepartureRow,
  calendar: WorkCalendar,
): Promise<string[]> {
  const { rows } = await tx.execute<{ day: string }>(
    sql`select day::text from stage_deadlines where departure_id = ${departure.id} and stage = 'S4'`,
  );
  const offersDecidedOn = rows[0]?.day ?? "";
  const days = listWorkingDays(calendar, addDays(localDate(businessNow, calendar.zone), 1), departure.lastWorkingDay);
  const realistic = days.filter((day) => day > offersDecidedOn);
  return realistic.length > 0 ? realistic : days;
}

/** Working days on which the head may introduce in the leaver's place. */
export function listHeadDays(calendar: WorkCalendar, businessNow: Date): string[] {
  const today = localDate(businessNow, calendar.zone);
  return listWorkingDays(calendar, addDays(today, 1), addWorkingDays(calendar, today, HEAD_WORKING_DAYS));
}

/** Until when a meeting may take place: the leaver's last day, or as far ahead as the head introduces. */
export function endOfWindow(
  departure: DepartureRow,
  hostId: string | null,
  calendar: WorkCalendar,
  businessNow: Date,
): Date {
  if (hostId === departure.leaverId) return departure.lastDayEndsAt;
  return endOfWorkingDay(calendar, addWorkingDays(calendar, localDate(businessNow, calendar.zone), HEAD_WORKING_DAYS));
}
