import { addDays } from "../calendar/plain-date.ts";
import type { WorkCalendar } from "../calendar/work-calendar.ts";
import { isWorkingDay } from "../calendar/working-days.ts";
import { endOfWorkingDay, startOfWorkingDay } from "../calendar/working-hours.ts";
import { localDate } from "../calendar/zone.ts";

export type Interval = { from: Date; to: Date };

export type SlotPerson = {
  id: string;
  calendar: WorkCalendar;
  busy: readonly Interval[];
  /** Meetings at most on one date of the person's own zone; null = no cap. */
  dayCap: number | null;
  /** Meetings booked already, by that date. */
  dayLoads: Readonly<Record<string, number>>;
};

export type SlotRequest = { from: Date; to: Date; durationMinutes: number; count: number; stepMinutes?: number };

type Span = { from: number; to: number };

const MINUTE_MS = 60_000;

function subtract(free: readonly Span[], busy: readonly Interval[]): Span[] {
  let left = [...free];
  for (const taken of busy) {
    const [from, to] = [taken.from.getTime(), taken.to.getTime()];
    left = left.flatMap((span) =>
      to <= span.from || from >= span.to
        ? [span]
        : [
            { from: span.from, to: from },
            { from: to, to: span.to },
          ].filter((part) => part.from < part.to),
    );
  }
  return left;
}

function intersect(a: readonly Span[], b: readonly Span[]): Span[] {
  return a
    .flatMap((x) => b.map((y) => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) })))
    .filter(({ from, to }) => from < to);
}

function listFreeSpans(person: SlotPerson, from: Date, to: Date): Span[] {
  const { calendar } = person;
  const spans: Span[] = [];
  const last = localDate(to, calendar.zone);
  for (let date = localDate(from, calendar.zone); date <= last; date = addDays(date, 1)) {
    if (!isWorkingDay(calendar, date)) continue;
    if (person.dayCap !== null && (person.dayLoads[date] ?? 0) >= person.dayCap) continue;
    spans.push({ from: startOfWorkingDay(calendar, date).getTime(), to: endOfWorkingDay(calendar, date).getTime() });
  }
  const asked = { from: from.getTime(), to: to.getTime() };
  return subtract(intersect(spans, [asked]), person.busy);
}

/**
 * R19: the first `count` slots, not overlapping, in which everybody is free: inside each person's own working hours and
 * days, clear of what keeps them busy, on days below their cap, between `from` and `to`. Starts lie on multiples of
 * `stepMinutes` (30). Fewer or none when there is no room.
 */
export function findSlots(people: readonly SlotPerson[], request: SlotRequest): Interval[] {
  const { from, to, durationMinutes, count, stepMinutes = 30 } = request;
  const length = durationMinutes * MINUTE_MS;
  const step = stepMinutes * MINUTE_MS;
  if (!(length > 0 && step > 0)) throw new RangeError("a slot needs a length and a step");
  let free: Span[] = [{ from: from.getTime(), to: to.getTime() }];
  for (const person of people) free = intersect(free, listFreeSpans(person, from, to));
  const slots: Interval[] = [];
  for (const span of free.sort((a, b) => a.from - b.from)) {
    let start = Math.ceil(span.from / step) * step;
    while (start + length <= span.to && slots.length < count) {
      slots.push({ from: new Date(start), to: new Date(start + length) });
      start = Math.ceil((start + length) / step) * step;
    }
  }
  return slots;
}
