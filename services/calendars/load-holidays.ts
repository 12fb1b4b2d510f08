import Holidays from "date-holidays";
import { calendarDays } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import { addDays } from "../../domain/calendar/plain-date.ts";
import { InvalidError } from "../errors.ts";

const DAY_MS = 86_400_000;

/**
 * Puts a country's public holidays into the calendar of its code, one row a day. What the calendar has of a day already
 * stays, so that a company's own changes outlive it. InvalidError `unknownCountry` for a code that is none.
 *
 * @param country two letters, e.g. `DE`
 * @returns how many days were added
 */
export async function loadHolidays(tx: Tx, country: string, years: readonly number[]): Promise<number> {
  const rows = listHolidays(country, years).map((holiday) => ({ calendar: country, kind: "off" as const, ...holiday }));
  if (rows.length === 0) return 0;
  const added = await tx.insert(calendarDays).values(rows).onConflictDoNothing().returning({ day: calendarDays.day });
  return added.length;
}

/** Whether a calendar's code is a country's, whose days off by law are known. */
export const isCountry = (calendar: string): boolean => Object.hasOwn(new Holidays().getCountries(), calendar);

/**
 * Days off by law; a holiday of several days gives one entry a day, of two on one day the first stays. InvalidError
 * `unknownCountry`.
 */
export function listHolidays(country: string, years: readonly number[]): { day: string; name: string }[] {
  if (!isCountry(country)) throw new InvalidError("unknownCountry", `No holidays are known for "${country}".`);
  const holidays = new Holidays(country, { types: ["public"], languages: ["en"] });
  const names = new Map<string, string>();
  for (const { date, start, end, name } of years.flatMap((year) => holidays.getHolidays(year))) {
    // Holidays begin at midnight, some by the moon at sunset; clocks that change make a day an hour longer or shorter.
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
    for (let i = 0; i < days; i++) {
      const day = addDays(date.slice(0, 10), i);
      if (!names.has(day)) names.set(day, name);
    }
  }
  return [...names].map(([day, name]) => ({ day, name }));
}
