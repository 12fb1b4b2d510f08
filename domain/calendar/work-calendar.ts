import type { IANAZone } from "luxon";
import { toDayNumber } from "./plain-date.ts";
import { findZone } from "./zone.ts";

/** A team's working time. Plain arrays, so that it travels as JSON; sets are accepted too. */
export type WorkCalendar = {
  /** IANA name of the zone. */
  zone: string;
  /** Local times `HH:MM` at which the working day begins and ends (`24:00` = midnight). */
  dayStart: string;
  dayEnd: string;
  /** ISO weekdays without work, 6 = Saturday, 7 = Sunday. */
  weekend: readonly number[];
  /** Holidays, `YYYY-MM-DD`. */
  daysOff: readonly string[] | ReadonlySet<string>;
  /** Days worked although they are weekend or holiday (transferred working days); they win over both. */
  extraWorkingDays: readonly string[] | ReadonlySet<string>;
};

/**
 * A due moment: end of the team's working hours on `date`, kept with its zone so that changed zone data can be
 * re-applied.
 */
export type Deadline = { at: Date; zone: string; date: string };

export type CompiledCalendar = {
  zone: IANAZone;
  startMinutes: number;
  endMinutes: number;
  weekend: ReadonlySet<number>;
  daysOff: ReadonlySet<number>;
  extraWorkingDays: ReadonlySet<number>;
  /** Instants of starts and ends already computed, by day number: thousands of clients share a few dates. */
  hours: Map<number, { start: number; end: number }>;
};

const compiled = new WeakMap<WorkCalendar, CompiledCalendar>();

function parseTime(text: string): number {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!match || Number(match[2]) > 59 || minutes > 1440) throw new RangeError(`not a time of day (HH:MM): ${text}`);
  return minutes;
}

/**
 * The calendar with its sets built, once per calendar object: a calendar object must not be changed after its first
 * use. Throws RangeError for an unknown zone, a malformed time or date, hours that end before they begin, or a week
 * without work.
 */
export function compileCalendar(calendar: WorkCalendar): CompiledCalendar {
  const known = compiled.get(calendar);
  if (known) return known;
  const startMinutes = parseTime(calendar.dayStart);
  const endMinutes = parseTime(calendar.dayEnd);
  if (startMinutes >= endMinutes) throw new RangeError("the working day must end after it begins");
  const weekend = new Set(calendar.weekend);
  if ([1, 2, 3, 4, 5, 6, 7].every((weekday) => weekend.has(weekday)))
    throw new RangeError("a week without working days");
  const result: CompiledCalendar = {
    zone: findZone(calendar.zone),
    startMinutes,
    endMinutes,
    weekend,
    daysOff: new Set([...calendar.daysOff].map(toDayNumber)),
    extraWorkingDays: new Set([...calendar.extraWorkingDays].map(toDayNumber)),
    hours: new Map(),
  };
  compiled.set(calendar, result);
  return result;
}
