import { sql } from "drizzle-orm";
import type { ChangeContext, Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import { isWithinWorkingHours, nextWorkingInstant, startOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";

/**
 * From one departure a colleague gets one mail a working day, meeting invitations aside, and one more for what is due on
 * that day. The mail of the day may be their news, a department's notice or the message to the leaver; the morning list
 * is a team's, not a departure's. Planning looks for a free day; the claim of each mail asks again and decides.
 */
const countedKinds = sql`('colleagueMail','departmentNotice','leaverTold')`;

/** One mail a colleague had or is to have. */
export interface MailDay {
  effectId: string;
  kind: "colleagueMail" | "departmentNotice" | "leaverTold";
  personId: string;
  /** Day it left on or is to leave on, in the team's zone. */
  day: string;
  left: boolean;
}

/** Mails of a departure on this day and later ones; what is planned and late counts as this day's. */
export async function readMailDays(
  { tx, businessNow }: Context,
  departureId: string,
  { zone }: WorkCalendar,
): Promise<MailDay[]> {
  const { rows } = await tx.execute<MailDay & Record<string, unknown>>(sql`
    select * from (
      select id as "effectId", kind, person_id as "personId", state <> 'planned' as "left",
        to_char((case when state = 'planned' then greatest(not_before, ${businessNow}) else claimed_at end) at time zone ${zone}, 'YYYY-MM-DD') as day
      from effects where departure_id = ${departureId} and kind in ${countedKinds} and person_id is not null
        and state in ('planned','claimed','accepted','unknown')) m
    where m.day >= ${localDate(businessNow, zone)}`);
  return rows;
}

/** Whether another mail may go to someone who has `taken` that day. */
export const mayMail = (taken: number, isDueThatDay: boolean): boolean => taken === 0 || (taken === 1 && isDueThatDay);

/** The working morning after a day: when what may not go on that day goes. */
export const nextMorning = (calendar: WorkCalendar, day: string): Date =>
  startOfWorkingDay(calendar, addWorkingDays(calendar, day, 1));

/** When a mail planned now may leave: in the team's working hours, on the first day on which the person has none. */
export async function findMailTime(
  context: Context,
  mail: { departureId: string; personId: string; dueDay: string | null },
  calendar: WorkCalendar,
): Promise<Date> {
  const known = await readMailDays(context, mail.departureId, calendar);
  for (let at = nextWorkingInstant(calendar, context.businessNow); ; ) {
    const day = localDate(at, calendar.zone);
    const taken = known.filter((other) => other.personId === mail.personId && other.day === day).length;
    if (mayMail(taken, mail.dueDay !== null && mail.dueDay <= day)) return at;
    at = nextMorning(calendar, day);
  }
}

export type MailTurn =
  | { later: Date }
  /** `onlyDue`: the person had today's mail, so only what is due today may go; the rest at `nextMorning`. */
  | { onlyDue: boolean; today: string; nextMorning: Date };

/**
 * Whether a mail about to be claimed may leave now. Two claims for one colleague take turns, so that the second sees the
 * first.
 */
export async function findMailTurn(
  context: ChangeContext,
  mail: { effectId: string; departureId: string; personId: string },
  calendar: WorkCalendar,
): Promise<MailTurn> {
  const { tx, businessNow } = context;
  if (!isWithinWorkingHours(calendar, businessNow)) return { later: nextWorkingInstant(calendar, businessNow) };
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`mailDay:${mail.departureId}:${mail.personId}`}, 0))`,
  );
  const today = localDate(businessNow, calendar.zone);
  const known = await readMailDays(context, mail.departureId, calendar);
  const taken = known.filter(
    (other) =>
      other.left && other.personId === mail.personId && other.day === today && other.effectId !== mail.effectId,
  ).length;
  const morning = nextMorning(calendar, today);
  return mayMail(taken, true) ? { onlyDue: taken > 0, today, nextMorning: morning } : { later: morning };
}
