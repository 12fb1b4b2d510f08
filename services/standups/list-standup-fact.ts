import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import { addWorkingDays, isWorkingDay } from "../../domain/calendar/working-days.ts";
import { startOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { goingOn } from "../departures/open-states.ts";

export interface StandupReader {
  id: string;
  email: string;
}

/** Due each working morning while a departure of the team is under way and somebody reads the list. */
export async function listStandupFact(context: Context, teamId: string): Promise<StepFact> {
  const day = await findStandupDay(context, teamId);
  return { due: day.due, nextAt: day.nextAt };
}

/** Today's list: whether it is due, who reads it, and when the next one is. */
export async function findStandupDay(context: Context, teamId: string) {
  const { tx, businessNow } = context;
  const reader = await findStandupReader(context, teamId);
  const nothing = { due: false, nextAt: null, reader: null, today: "" };
  if (reader === null) return nothing;
  const calendar = await loadCalendar(tx, teamId);
  const today = localDate(businessNow, calendar.zone);
  const { rows } = await tx.execute<{ open: boolean; listed: boolean }>(sql`
    select exists (select from departures where team_id = ${teamId} and state in ${goingOn}) as open,
      exists (select from effects where kind = 'standup' and fact_id = ${teamId} and fact_revision = ${toRevision(today)}) as listed`);
  if (!rows[0]?.open) return nothing;
  const start = startOfWorkingDay(calendar, today);
  const isToday = isWorkingDay(calendar, today) && !rows[0].listed;
  if (isToday && start <= businessNow) return { due: true, nextAt: null, reader, today };
  const nextAt = isToday ? start : startOfWorkingDay(calendar, addWorkingDays(calendar, today, 1));
  return { due: false, nextAt, reader, today };
}

/** `2026-04-06` as 20260406: the revision of a team's list, one a day. */
export const toRevision = (day: string) => Number(day.replaceAll("-", ""));

/** The team's head, or the head's superior while the head is leaving; null when neither can be written to. */
async function findStandupReader({ tx }: Context, teamId: string): Promise<StandupReader | null> {
  const { rows } = await tx.execute<{ id: string; email: string }>(sql`
    select p.id, p.email from teams t join people h on h.id = t.head_id
      join people p on p.id = case when h.status = 'active' and h.email is not null then h.id else h.superior_id end
    where t.id = ${teamId} and p.email is not null and p.status = 'active'`);
  return rows[0] ?? null;
}
