import { asc, between, ne } from "drizzle-orm";
import type { CalendarDay, Calendars } from "../../contracts/calendars.ts";
import { calendarDays, teams } from "../../db/schema/people.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { isCountry, listHolidays } from "./load-holidays.ts";

type DayRow = Pick<typeof calendarDays.$inferSelect, "calendar" | "day" | "kind" | "name">;

/**
 * Every calendar that a team follows or that has days of its own, with its days of one year (default: this one) that are
 * not as their weekday says. For the administrator.
 */
export function listCalendars(deps: ServiceDeps, actor: Actor, query: { year?: number }): Promise<Calendars> {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    const { tx, businessNow } = context;
    const year = query.year ?? businessNow.getUTCFullYear();
    const followers = await tx
      .select({ id: teams.id, name: teams.name, calendar: teams.calendar })
      .from(teams)
      .where(ne(teams.calendar, "none"))
      .orderBy(asc(teams.name));
    const known = await tx.selectDistinct({ calendar: calendarDays.calendar }).from(calendarDays);
    const days = await tx
      .select()
      .from(calendarDays)
      .where(between(calendarDays.day, `${year}-01-01`, `${year}-12-31`))
      .orderBy(asc(calendarDays.day));
    const codes = [...new Set([...followers, ...known].map(({ calendar }) => calendar))].sort();
    return {
      year,
      calendars: codes.map((code) => ({
        code,
        country: isCountry(code),
        teams: followers.filter(({ calendar }) => calendar === code).map(({ id, name }) => ({ id, name })),
        days: describeDays(
          code,
          [year],
          days.filter(({ calendar }) => calendar === code),
        ),
      })),
      appliesTo: "newWorkOnly",
    };
  });
}

/** Days with their origin: public where the law has the very same day off. */
export function describeDays(code: string, years: readonly number[], rows: readonly DayRow[]): CalendarDay[] {
  const byLaw = new Set(isCountry(code) ? listHolidays(code, years).map(({ day }) => day) : []);
  return rows.map(({ day, kind, name }) => ({
    day,
    kind,
    name,
    origin: kind === "off" && byLaw.has(day) ? "public" : "company",
  }));
}
