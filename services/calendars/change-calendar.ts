import { and, eq, inArray, sql } from "drizzle-orm";
import type { CalendarChange, CalendarChanged } from "../../contracts/calendars.ts";
import { calendarDays } from "../../db/schema/people.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import { goingOn } from "../departures/open-states.ts";
import type { ServiceDeps } from "../deps.ts";
import { InvalidError, NotFoundError } from "../errors.ts";
import { describeDays } from "./list-calendars.ts";
import { isCountry, listHolidays } from "./load-holidays.ts";

/**
 * Sets days of a calendar, all or none, so that a transfer (the Saturday worked, the Monday off for it) is one change; a
 * name nobody used yet makes a calendar of the company's own. Deadlines and tasks already given stay: open departures are
 * counted anew only when their last day is moved (docs/decisions/0008), and the answer says so. For the administrator.
 *
 * @throws InvalidError `dayTwice`; `countryInCapitals` for what would be a second calendar beside the country's
 */
export function changeCalendar(
  deps: ServiceDeps,
  actor: Actor,
  code: string,
  { days }: CalendarChange,
): Promise<CalendarChanged> {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    if (!isCountry(code) && isCountry(code.toUpperCase())) {
      throw new InvalidError(
        "countryInCapitals",
        `A country's calendar is written in capitals: ${code.toUpperCase()}.`,
      );
    }
    const seen = new Set<string>();
    days.forEach(({ day }, at) => {
      if (seen.has(day))
        throw new InvalidError("dayTwice", "This day stands here twice.", { pointer: `/days/${at}/day` });
      seen.add(day);
    });
    const rows = days.map(({ day, kind, name }) => ({ calendar: code, day, kind, name: name ?? null }));
    await context.tx
      .insert(calendarDays)
      .values(rows)
      .onConflictDoUpdate({
        target: [calendarDays.calendar, calendarDays.day],
        set: { kind: sql`excluded.kind`, name: sql`excluded.name` },
      });
    const set = rows.map(({ day, kind }) => ({ day, kind }));
    return done(await describeChange(context, code, [...seen]), [
      { verb: "changeCalendar", subject: `calendar:${code}`, body: { days: set } },
    ]);
  });
}

/**
 * Takes back what the company set for a day: a holiday by law is one again, any other day is as its weekday. For the
 * administrator. NotFoundError where nothing is set.
 */
export function resetCalendarDay(deps: ServiceDeps, actor: Actor, code: string, day: string): Promise<CalendarChanged> {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    const { tx } = context;
    const at = and(eq(calendarDays.calendar, code), eq(calendarDays.day, day));
    const [gone] = await tx.delete(calendarDays).where(at).returning();
    if (!gone) throw new NotFoundError("calendarDay");
    const holiday = isCountry(code)
      ? listHolidays(code, [Number(day.slice(0, 4))]).find((one) => one.day === day)
      : undefined;
    if (holiday) await tx.insert(calendarDays).values({ calendar: code, day, kind: "off", name: holiday.name });
    const body = { day, to: holiday ? "off" : "asWeekday" };
    return done(await describeChange(context, code, [day]), [
      { verb: "resetCalendarDay", subject: `calendar:${code}`, body },
    ]);
  });
}

async function describeChange({ tx }: ChangeContext, code: string, days: readonly string[]): Promise<CalendarChanged> {
  const rows = await tx
    .select()
    .from(calendarDays)
    .where(and(eq(calendarDays.calendar, code), inArray(calendarDays.day, [...days])))
    .orderBy(calendarDays.day);
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))];
  const { rows: open } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from departures d join teams t on t.id = d.team_id
    where t.calendar = ${code} and d.state in ${goingOn}`);
  return {
    code,
    changed: describeDays(code, years, rows),
    openDepartures: open[0]?.count ?? 0,
    appliesTo: "newWorkOnly",
  };
}
