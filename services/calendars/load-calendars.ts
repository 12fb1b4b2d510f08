import { inArray } from "drizzle-orm";
import { calendarDays, teams } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { toWorkCalendar } from "./load-calendar.ts";

/** Working time of several teams by id, in two statements whatever their number. Unknown ids are left out. */
export async function loadCalendars(tx: Tx, teamIds: readonly string[]): Promise<Map<string, WorkCalendar>> {
  const places = await tx
    .select()
    .from(teams)
    .where(inArray(teams.id, [...teamIds]));
  const names = [...new Set(places.map((team) => team.calendar))];
  const days = await tx.select().from(calendarDays).where(inArray(calendarDays.calendar, names));
  const byCalendar = Map.groupBy(days, (row) => row.calendar);
  return new Map(places.map((team) => [team.id, toWorkCalendar(team, byCalendar.get(team.calendar) ?? [])]));
}
