import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { addWorkingHours, startOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { findActingPeople } from "../people/find-acting-person.ts";
import { readSettings } from "../settings/read-settings.ts";

/** Due: a reminder or escalation whose time has come, a holder who is away or back, HR's turn to confirm. */
export async function chaseTasksFact(context: Context, departureId: string): Promise<StepFact> {
  const { tx, businessNow } = context;
  const departure = await findDeparture(tx, departureId);
  const calendar = await loadCalendar(tx, departure.teamId);
  const { rows } = await tx.execute<{ at: string | null }>(sql`
    select min(chase_at) as at from tasks where departure_id = ${departureId} and done_at is null`);
  const chaseAt = rows[0]?.at ? new Date(rows[0].at) : null;
  const today = localDate(businessNow, calendar.zone);
  const moments = [
    chaseAt,
    await hrConfirmsFrom(context, departure, calendar),
    await nextAwayChange(context, departureId, calendar, today),
  ];
  const known = moments.filter((at) => at !== null).sort((a, b) => a.getTime() - b.getTime());
  const isDue =
    known.some((at) => at <= businessNow) || (await listMisplacedTasks(context, departureId, today)).length > 0;
  return { due: isDue, nextAt: known.find((at) => at > businessNow) ?? null };
}

/** The same of a departure that is over, where only questions clients asked since are chased; what IT confirms late holds no process up. */
export async function chaseQuestionsFact(context: Context, departureId: string): Promise<StepFact> {
  const { rows } = await context.tx.execute<{ open: boolean }>(sql`
    select exists (
      select from tasks where departure_id = ${departureId} and kind = 'acceptQuestions' and done_at is null) as open`);
  return rows[0]?.open ? chaseTasksFact(context, departureId) : { due: false, nextAt: null };
}

/** From when HR may confirm in the head's place and gets the task; null once it has it or the notice is confirmed. */
export async function hrConfirmsFrom(
  { tx }: Context,
  departure: DepartureRow,
  calendar: WorkCalendar,
): Promise<Date | null> {
  if (departure.state !== "noticed") return null;
  const { rows } = await tx.execute<{ asked: boolean }>(
    sql`select exists (select from tasks where key = ${hrTaskKey(departure.id)}) as asked`,
  );
  if (rows[0]?.asked) return null;
  const { policy } = await readSettings(tx);
  return addWorkingHours(calendar, departure.noticedAt, policy.confirmWorkingHours);
}

export const hrTaskKey = (departureId: string) => `confirmDeparture:${departureId}:hr`;

export interface MisplacedTask {
  id: string;
  from: string;
  to: string;
  forId: string | null;
}

/** Open tasks whose holder is away while a deputy is there, or whose owner is back. */
export async function listMisplacedTasks(
  { tx }: Context,
  departureId: string,
  today: string,
): Promise<MisplacedTask[]> {
  const { rows } = await tx.execute<{ id: string; assignee_id: string; for_id: string | null }>(sql`
    select t.id, t.assignee_id, t.for_id from tasks t
    where t.departure_id = ${departureId} and t.done_at is null and t.assignee_id is not null and (t.for_id is not null
      or exists (select from away_days a where a.person_id = t.assignee_id and ${today}::date between a.from_day and a.to_day)
      or exists (select from people p where p.id = t.assignee_id and p.status = 'left'))`);
  if (rows.length === 0) return [];
  const acting = await findActingPeople(
    tx,
    rows.map((row) => row.for_id ?? row.assignee_id),
    today,
  );
  return rows.flatMap((row) => {
    const holder = acting.get(row.for_id ?? row.assignee_id);
    if (!holder || holder.personId === row.assignee_id) return [];
    return [{ id: row.id, from: row.assignee_id, to: holder.personId, forId: holder.forId }];
  });
}

/** Start of the next day on which someone with an open task goes away or comes back. */
async function nextAwayChange(
  { tx }: Context,
  departureId: string,
  calendar: WorkCalendar,
  today: string,
): Promise<Date | null> {
  const { rows } = await tx.execute<{ day: string | null }>(sql`
    with holders as (
      select assignee_id as id from tasks where departure_id = ${departureId} and done_at is null and assignee_id is not null
      union select for_id from tasks where departure_id = ${departureId} and done_at is null and for_id is not null)
    select min(day)::text as day from (
      select a.from_day as day from away_days a join holders h on h.id = a.person_id
      union all select a.to_day + 1 from away_days a join holders h on h.id = a.person_id) as changes
    where day > ${today}::date`);
  return rows[0]?.day ? startOfWorkingDay(calendar, rows[0].day) : null;
}
