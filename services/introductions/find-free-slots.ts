import { sql } from "drizzle-orm";
import type { Context, Tx } from "../../db/transaction.ts";
import { addDays } from "../../domain/calendar/plain-date.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { endOfWorkingDay, startOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { findSlots, type Interval, type SlotPerson } from "../../domain/introductions/find-slots.ts";
import { type Arrangement, loadPeopleCalendars, participantsOf } from "./load-arrangement.ts";
import { countByDay, countInWeek, loadMeetings, type Meeting, minutesOf } from "./load-meetings.ts";

/**
 * R19: times at which host, successor and manager (and the client, where its zone is known) are all free: inside
 * everybody's hours, clear of calendars, meetings, days away and other introductions, below the caps of host and
 * manager, never one declined before.
 */
export async function findFreeSlots(
  context: Context,
  arrangement: Arrangement,
  window: Interval,
  count: number,
): Promise<Interval[]> {
  const { introduction, policy, calendar, clientHours } = arrangement;
  if (window.to <= window.from) return [];
  const ids = participantsOf(introduction);
  const known = await loadPeopleCalendars(context, ids, calendar);
  const meetings = await loadMeetings(context.tx, ids, policy.hours, { introductionId: introduction.id });
  const busy = await loadBusyTimes(context.tx, ids, window);
  const away = await loadDaysAway(context.tx, ids);
  const people = ids.map((id): SlotPerson => {
    const person = known.get(id);
    const own = person?.calendar ?? calendar;
    const isCapped = id === introduction.hostId || id === introduction.managerId;
    const cap = chooseCap(arrangement, id, person?.isExecutive ?? false);
    return {
      id,
      calendar: own,
      busy: [
        ...busy.filter((row) => row.personId === id),
        ...meetings.flatMap(({ personId, from, to }) => (personId === id && from && to ? [{ from, to }] : [])),
        ...away.filter((row) => row.personId === id).map((row) => toInterval(own, row)),
      ],
      dayCap: isCapped ? cap.atMost : null,
      dayLoads: isCapped ? listLoads(meetings, id, own.zone, window, cap.isWeekly) : {},
    };
  });
  if (clientHours) people.push({ id: "client", calendar: clientHours, busy: [], dayCap: null, dayLoads: {} });
  const declined = new Set(introduction.declinedSlots);
  const slots = findSlots(people, {
    ...window,
    durationMinutes: minutesOf(introduction.format, policy.hours),
    count: count + declined.size,
  });
  return slots.filter(({ from }) => !declined.has(from.toISOString())).slice(0, count);
}

function chooseCap({ departure, policy }: Arrangement, personId: string, isExecutive: boolean) {
  if (personId === departure.leaverId) return { atMost: policy.caps.leaverADay, isWeekly: false };
  if (isExecutive) return { atMost: policy.caps.executiveAWeek, isWeekly: true };
  return { atMost: policy.caps.headADay, isWeekly: false };
}

/** A weekly cap is written as a daily one: each date carries what its week has. */
function listLoads(meetings: readonly Meeting[], id: string, zone: string, window: Interval, isWeekly: boolean) {
  const counts = countByDay(meetings, id, zone);
  if (!isWeekly) return Object.fromEntries(counts);
  const loads: Record<string, number> = {};
  const last = localDate(window.to, zone);
  for (let date = localDate(window.from, zone); date <= last; date = addDays(date, 1))
    loads[date] = countInWeek(counts, date);
  return loads;
}

interface Busy extends Interval {
  personId: string;
}

async function loadBusyTimes(tx: Tx, ids: readonly string[], { from, to }: Interval): Promise<Busy[]> {
  const people = sql`${sql.param([...ids])}::uuid[]`;
  const { rows } = await tx.execute<{ person_id: string; from_at: string; to_at: string }>(sql`
    select person_id, from_at, to_at from busy_times
    where person_id = any(${people}) and from_at < ${to} and to_at > ${from}
    union all
    select person_id, starts_at, ends_at from planned_meetings
    where person_id = any(${people}) and starts_at < ${to} and ends_at > ${from}`);
  return rows.map((row) => ({ personId: row.person_id, from: new Date(row.from_at), to: new Date(row.to_at) }));
}

interface Away {
  personId: string;
  fromDay: string;
  toDay: string;
}

async function loadDaysAway(tx: Tx, ids: readonly string[]): Promise<Away[]> {
  const { rows } = await tx.execute<Away & Record<string, unknown>>(sql`
    select person_id as "personId", from_day::text as "fromDay", to_day::text as "toDay" from away_days
    where person_id = any(${sql.param([...ids])}::uuid[])`);
  return rows;
}

const toInterval = (calendar: WorkCalendar, { fromDay, toDay }: Away): Interval => ({
  from: startOfWorkingDay(calendar, fromDay),
  to: endOfWorkingDay(calendar, toDay),
});
