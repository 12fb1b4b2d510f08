import type { Formats } from "../../texts/formats.ts";

export interface Slot {
  startsAt: string;
  endsAt: string;
}

/** The plain date an instant falls on in a zone, `2026-04-14`. */
const dateIn = (at: string, zone: string) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(new Date(at));

/** Times on offer by the day they fall on in one zone, earliest first: `[{ day: "2026-04-14", slots: […] }]`. */
export function groupSlots(slots: readonly Slot[], zone: string): { day: string; slots: Slot[] }[] {
  const ordered = [...slots].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  const days = Map.groupBy(ordered, ({ startsAt }) => dateIn(startsAt, zone));
  return [...days].map(([day, list]) => ({ day, slots: list }));
}

/** "10:00–11:00", as a clock in the zone shows it. */
export const writeHours = ({ time }: Pick<Formats, "time">, { startsAt, endsAt }: Slot, zone: string): string =>
  `${time(startsAt, zone)}–${time(endsAt, zone)}`;

/** Whether two zones' clocks and days agree at every one of these instants. */
export function sameClock(instants: readonly string[], zone: string, other: string): boolean {
  const clock = (at: string, inZone: string) =>
    new Intl.DateTimeFormat("en-CA", { timeZone: inZone, dateStyle: "short", timeStyle: "short" }).format(new Date(at));
  return instants.every((at) => clock(at, zone) === clock(at, other));
}
