import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import { addWorkingDays, isWorkingDay } from "../../domain/calendar/working-days.ts";
import { startOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { goingOn } from "../departures/open-states.ts";
import { findActingPeople } from "../people/find-acting-person.ts";

export interface StandupReader {
  id: string;
  email: string;
}

/** Due each working morning while a departure of the team is under way and somebody reads the list. */
export async function listStandupFact(context: Context, teamId: string): Promise<StepFact> {
  const day = await findStandupDay(context, teamId);
  return { due: day.due, nextAt: day.nextAt };
}

/**
 * Today's list: whether it is due, who reads it, and when the next one is. A departure confirmed in the course of a day is first on the
 * list of the next morning.
 */
export async function findStandupDay(context: Context, teamId: string) {
  const { tx, businessNow } = context;
  const nothing = { due: false, nextAt: null, reader: null, today: "" };
  const calendar = await loadCalendar(tx, teamId);
  const today = localDate(businessNow, calendar.zone);
  const start = startOfWorkingDay(calendar, today);
  const { rows } = await tx.execute<{ open: boolean; early: boolean; listed: boolean }>(sql`
    select exists (select from departures where team_id = ${teamId} and state in ${goingOn}) as open,
      exists (select from departures where team_id = ${teamId} and state in ${goingOn} and confirmed_at <= ${start}) as early,
      exists (select from effects where kind = 'standup' and fact_id = ${teamId} and fact_revision = ${toRevision(today)}) as listed`);
  const state = rows[0];
  if (!state?.open) return nothing;
  const reader = await findStandupReader(context, teamId, today);
  if (reader === null) return nothing;
  const isToday = isWorkingDay(calendar, today) && !state.listed;
  if (isToday && state.early && start <= businessNow) return { due: true, nextAt: null, reader, today };
  const nextAt =
    isToday && businessNow < start ? start : startOfWorkingDay(calendar, addWorkingDays(calendar, today, 1));
  return { due: false, nextAt, reader, today };
}

/** `2026-04-06` as 20260406: the revision of a team's list, one a day. */
export const toRevision = (day: string) => Number(day.replaceAll("-", ""));

/** The team's head, in their days away their deputy; the head's superior while the head is leaving. Null when none can be written to. */
async function findStandupReader({ tx }: Context, teamId: string, today: string): Promise<StandupReader | null> {
  const { rows } = await tx.execute<{ id: string; superior_id: string | null }>(sql`
    select h.id, h.superior_id from teams t join people h on h.id = t.head_id where t.id = ${teamId}`);
  const line = [rows[0]?.id, rows[0]?.superior_id].filter((id) => id != null);
  const acting = await findActingPeople(tx, line, today);
  const asked = line.flatMap((id) => [acting.get(id)?.personId ?? id, id]);
  const { rows: able } = await tx.execute<StandupReader & Record<string, unknown>>(sql`
    select id, email from people where id = any(${sql.param(asked)}::uuid[]) and status = 'active' and email is not null`);
  return asked.map((id) => able.find((person) => person.id === id)).find((person) => person !== undefined) ?? null;
}
