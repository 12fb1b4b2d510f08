import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import { nextWorkingInstant } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { mayMail, nextMorning, readMailDays } from "./mail-days.ts";

/** One mail to one colleague: the notifications it carries, in a planned mail of that day where there is one. */
export interface ColleagueMailPlan {
  personId: string;
  email: string;
  notificationIds: string[];
  /** Mail of that day that has not left yet. */
  effectId: string | null;
}

export interface ColleagueMails {
  now: ColleagueMailPlan[];
  /** When a mail planned now may leave: in the team's working hours. */
  mailAt: Date;
  /** When those who already had their mail get the next. */
  nextAt: Date | null;
}

type Group = { person_id: string; email: string; ids: string[]; due_ids: string[] | null };

/**
 * Who gets a mail of this departure now: everybody with news whose mail of that working day is not taken. Who had one,
 * or is about to get a department's notice, waits for the next working day; only what is due on the day itself may go in
 * one more. Nobody but HR and who confirmed hears before the leaver was told.
 */
export async function planColleagueMails(context: Context, departureId: string): Promise<ColleagueMails> {
  const departure = await findDeparture(context.tx, departureId);
  const calendar = await loadCalendar(context.tx, departure.teamId);
  const mailAt = nextWorkingInstant(calendar, context.businessNow);
  const day = localDate(mailAt, calendar.zone);
  const groups = await readGroups(context, departureId, day);
  const known =
    groups.length === 0 ? [] : (await readMailDays(context, departureId, calendar)).filter((mail) => mail.day === day);
  const now: ColleagueMailPlan[] = [];
  let isWaiting = false;
  for (const group of groups) {
    const mails = known.filter((mail) => mail.personId === group.person_id);
    const planned = mails.find((mail) => mail.kind === "colleagueMail" && !mail.left);
    const taken = mails.length - (planned ? 1 : 0);
    const plan = { personId: group.person_id, email: group.email, effectId: planned?.effectId ?? null };
    const due = group.due_ids ?? [];
    const going = mayMail(taken, false) ? group.ids : mayMail(taken, true) ? due : [];
    if (going.length > 0) now.push({ ...plan, notificationIds: going });
    if (going.length < group.ids.length) isWaiting = true;
  }
  return { now, mailAt, nextAt: isWaiting ? nextMorning(calendar, day) : null };
}

/** Unsent notifications by person; `due_ids` those of open tasks due by the day. */
async function readGroups({ tx }: Context, departureId: string, day: string): Promise<Group[]> {
  const { rows } = await tx.execute<Group>(sql`
    select n.person_id, p.email, array_agg(n.id order by n.at, n.id) as ids,
      array_agg(n.id order by n.at, n.id) filter (where t.done_at is null and t.due_day <= ${day}) as due_ids
    from notifications n
      join departures d on d.id = n.departure_id
      join people p on p.id = n.person_id
      left join tasks t on t.id = n.task_id
    where n.departure_id = ${departureId} and n.effect_id is null and p.email is not null and p.status <> 'left'
      and not (p.id = d.leaver_id and d.kind in ('illness','death'))
      and (p.id = d.recorded_by_id or p.id = d.confirmed_by_id
        or exists (select from tasks c where c.departure_id = d.id and c.kind = 'confirmDeparture' and c.assignee_id = p.id)
        or not exists (select from effects e where e.departure_id = d.id and e.kind = 'leaverTold' and e.state in ('planned','claimed')))
    group by n.person_id, p.email order by n.person_id`);
  return rows;
}
