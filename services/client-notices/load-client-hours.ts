import { eq } from "drizzle-orm";
import { teams } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { loadCalendarOf } from "../calendars/load-calendar.ts";
import { NotFoundError } from "../errors.ts";

/** Hours in which a client hears from the company, on its own clock; holidays are those of the team that serves it. */
const CLIENT_HOURS = { dayStart: "09:00", dayEnd: "18:00" } as const;

/** A client's working time: its own zone, else the team's. */
export async function loadClientHours(tx: Tx, clientZone: string | null, teamId: string): Promise<WorkCalendar> {
  const [team] = await tx.select().from(teams).where(eq(teams.id, teamId));
  if (!team) throw new NotFoundError("team");
  return loadCalendarOf(tx, { zone: clientZone ?? team.zone, calendar: team.calendar, ...CLIENT_HOURS });
}
