import { eq } from "drizzle-orm";
import { calendarDays, teams } from "../../db/schema/people.ts";
import { readSteady, type Tx } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { NotFoundError } from "../errors.ts";

/** A team's working time: zone, hours, weekend, and the editable calendar it follows. */
export function loadCalendar(tx: Tx, teamId: string): Promise<WorkCalendar> {
  return readSteady(tx, `calendar:${teamId}`, () => read(tx, teamId));
}

async function read(tx: Tx, teamId: string): Promise<WorkCalendar> {
  const [team] = await tx.select().from(teams).where(eq(teams.id, teamId));
  if (!team) throw new NotFoundError("team");
  return loadCalendarOf(tx, team);
}

type Place = { zone: string; dayStart: string; dayEnd: string; calendar: string };

/** The same for any zone and hours, such as a client's. */
export async function loadCalendarOf(tx: Tx, place: Place): Promise<WorkCalendar> {
  const days = await readSteady(tx, `calendarDays:${place.calendar}`, () =>
    tx.select().from(calendarDays).where(eq(calendarDays.calendar, place.calendar)),
  );
  return toWorkCalendar(place, days);
}

/** A place's hours and its calendar's days as the domain reckons with them. */
export function toWorkCalendar(place: Place, days: readonly { day: string; kind: "off" | "working" }[]): WorkCalendar {
  return {
    zone: place.zone,
    dayStart: place.dayStart,
    dayEnd: place.dayEnd,
    weekend: [6, 7],
    daysOff: days.filter((row) => row.kind === "off").map((row) => row.day),
    extraWorkingDays: days.filter((row) => row.kind === "working").map((row) => row.day),
  };
}
