import type { Introduction } from "../../../../contracts/introductions.ts";
import { addDays, toDayNumber, weekdayOf } from "../../../../domain/calendar/plain-date.ts";

export const readerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The plain date an instant falls on in a zone. */
export function localDay(at: string, zone: string): string {
  // Sweden writes dates as ISO does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(new Date(at));
}

/** Monday of a date's week. */
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(toDayNumber(date)));

/** The seven dates of a week that begins on `monday`. */
export const daysOf = (monday: string): string[] => Array.from({ length: 7 }, (_, day) => addDays(monday, day));

export type Timed = Introduction & { startsAt: string; endsAt: string };

/** Meetings and calls with a time; those without one wait for it. */
export function hasTime(introduction: Introduction): introduction is Timed {
  return introduction.startsAt !== null && introduction.endsAt !== null;
}

/** A week's meetings by day, days without one left out, each day's in order of time. */
export function groupByDay(
  meetings: readonly Timed[],
  monday: string,
  zone: string,
): { day: string; meetings: Timed[] }[] {
  return daysOf(monday).flatMap((day) => {
    const own = meetings.filter((one) => localDay(one.startsAt, zone) === day);
    if (own.length === 0) return [];
    return [{ day, meetings: own.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)) }];
  });
}

/** Introductions these people have a part in. */
export function listOwn(introductions: readonly Introduction[], people: readonly { id: string }[]): Introduction[] {
  const ids = new Set(people.map((person) => person.id));
  const has = (id: string | null) => id !== null && ids.has(id);
  return introductions.filter((one) => has(one.successorId) || has(one.hostId) || has(one.managerId));
}
