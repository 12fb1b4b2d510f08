import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import { endOfWorkingDay, nextWorkingInstant, startOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";

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

type Group = {
  person_id: string;
  email: string;
  ids: string[];
  due_ids: string[] | null;
  sent: number;
  planned_id: string | null;
};

/**
 * Who gets a mail of this departure now: everybody with news who had none on that working day. Who had one waits for
 * the next working day; only what is due on the day itself may go in one more. Nobody but HR and who confirmed hears
 * before the leaver was told.
 */
export async function planColleagueMails(context: Context, departureId: string): Promise<ColleagueMails> {
  const departure = await findDeparture(context.tx, departureId);
  const calendar: WorkCalendar = await loadCalendar(context.tx, departure.teamId);
  const mailAt = nextWorkingInstant(calendar, context.businessNow);
  const day = localDate(mailAt, calendar.zone);
  const groups = await readGroups(context, departureId, {
    day,
    from: startOfWorkingDay(calendar, day),
    to: endOfWorkingDay(calendar, day),
  });
  const now: ColleagueMailPlan[] = [];
  let isWaiting = false;
  for (const group of groups) {
    const plan = { personId: group.person_id, email: group.email, effectId: group.planned_id };
    const due = group.due_ids ?? [];
    const isFirst = group.sent === 0;
    if (isFirst) now.push({ ...plan, notificationIds: group.ids });
    else if (group.sent === 1 && due.length > 0) now.push({ ...plan, notificationIds: due });
    if (!isFirst && (group.sent > 1 || due.length < group.ids.length)) isWaiting = true;
  }
  const nextAt = isWaiting ? startOfWorkingDay(calendar, addWorkingDays(calendar, day, 1)) : null;
  return { now, mailAt, nextAt };
}

/** Unsent notifications by person, with the mails of the day: `sent` ones that have left, and one still planned. */
async function readGroups(
  { tx }: Context,
  departureId: string,
  window: { day: string; from: Date; to: Date },
): Promise<Group[]> {
  const { rows } = await tx.execute<Group>(sql`
    with mails as (
      select person_id, count(*) filter (where state <> 'planned')::int as sent,
        (array_agg(id) filter (where state = 'planned'))[1] as planned_id
      from effects where departure_id = ${departureId} and kind = 'colleagueMail'
        and state in ('planned','claimed','accepted','unknown') and not_before >= ${window.from} and not_before <= ${window.to}
      group by person_id)
    select n.person_id, p.email, array_agg(n.id order by n.at, n.id) as ids,
      array_agg(n.id order by n.at, n.id) filter (where t.done_at is null and t.due_day <= ${window.day}) as due_ids,
      coalesce(m.sent, 0) as sent, m.planned_id
    from notifications n
      join departures d on d.id = n.departure_id
      join people p on p.id = n.person_id
      left join tasks t on t.id = n.task_id
      left join mails m on m.person_id = n.person_id
    where n.departure_id = ${departureId} and n.effect_id is null and p.email is not null and p.status <> 'left'
      and not (p.id = d.leaver_id and d.kind in ('illness','death'))
      and (p.id = d.recorded_by_id or p.id = d.confirmed_by_id
        or exists (select from tasks c where c.departure_id = d.id and c.kind = 'confirmDeparture' and c.assignee_id = p.id)
        or not exists (select from effects e where e.departure_id = d.id and e.kind = 'leaverTold' and e.state in ('planned','claimed')))
    group by n.person_id, p.email, m.sent, m.planned_id order by n.person_id`);
  return rows;
}
