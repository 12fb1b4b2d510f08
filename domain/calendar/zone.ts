import { IANAZone } from "luxon";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

function offsetMs(zone: IANAZone, ms: number): number {
  return zone.offset(ms) * MINUTE_MS;
}

/** The zone of an IANA name, e.g. `Europe/Riga`. Throws RangeError when there is none of that name. */
export function findZone(name: string): IANAZone {
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new RangeError(`unknown time zone: ${name}`);
  return zone;
}

/** The plain date `YYYY-MM-DD` an instant falls on in a zone. */
export function localDate(instant: Date, zone: string): string {
  const ms = instant.getTime();
  return new Date(ms + offsetMs(findZone(zone), ms)).toISOString().slice(0, 10);
}

/** Minutes since local midnight of an instant in a zone. */
export function localMinutes(instant: Date, zone: string): number {
  const ms = instant.getTime();
  const local = ms + offsetMs(findZone(zone), ms);
  return Math.floor((((local % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);
}

/**
 * The instant of a local time: day number and minutes since midnight in a zone. A local time that the clocks skip moves
 * forward by the gap; one that occurs twice is the first. (luxon's own choice for a doubled time depends on the time of
 * asking.)
 */
export function toInstant(day: number, minutes: number, zone: IANAZone): Date {
  const local = day * DAY_MS + minutes * MINUTE_MS;
  const before = offsetMs(zone, local - DAY_MS);
  const after = offsetMs(zone, local + DAY_MS);
  const valid = [local - before, local - after].filter((ms) => ms + offsetMs(zone, ms) === local);
  return new Date(valid.length > 0 ? Math.min(...valid) : local - before);
}
