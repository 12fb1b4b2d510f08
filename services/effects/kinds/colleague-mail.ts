import { sql } from "drizzle-orm";
import type { ChangeContext } from "../../../db/transaction.ts";
import { localDate } from "../../../domain/calendar/zone.ts";
import type { Role } from "../../../domain/codes.ts";
import { type TaskKind, taskKinds } from "../../../domain/tasks/task-kinds.ts";
import type { ColleagueItem } from "../../../messages/kinds.ts";
import { renderMessage } from "../../../messages/render-message.ts";
import { findDeparture } from "../../access/require-access.ts";
import { loadCalendar } from "../../calendars/load-calendar.ts";
import { openNoticeLink } from "../../departments/open-notice-link.ts";
import type { ServiceDeps } from "../../deps.ts";
import { findMailTurn } from "../../notifications/mail-days.ts";
import { readSettings } from "../../settings/read-settings.ts";
import { countLeft } from "../../tasks/count-left.ts";
import type { EffectKind, EffectRow } from "../effect-kind.ts";
import { readMailPeople } from "./mail-people.ts";

type Item = {
  kind: string;
  count: number;
  task_id: string | null;
  /** The department notice it is about, where the reader may answer it. */
  notice_id: string | null;
  client_name: string | null;
  due_day: string | null;
  detail: string | null;
  done: boolean;
  assignee_id: string | null;
  assignee_name: string | null;
  for_name: string | null;
  chase_level: number | null;
  /** What somebody wrote: a client's question, the head's answer to an objection. */
  text: string | null;
};

/** A colleague's mail of the day: the notifications it carries as they stand when it leaves; tasks done meanwhile are left out. */
export const colleagueMail: EffectKind = {
  ifNotSent: "planAgain",

  async prepare(context, effect, deps) {
    if (effect.departureId === null || effect.personId === null) return { cancel: "noRecipient" };
    const departure = await findDeparture(context.tx, effect.departureId);
    const people = await readMailPeople(context.tx, [effect.personId, departure.leaverId]);
    const reader = people.get(effect.personId);
    if (!reader?.email || reader.status === "left") return { cancel: "noRecipient" };
    let items = await readItems(context, effect);
    if (items.length === 0) return { cancel: "nothingLeft" };
    const calendar = await loadCalendar(context.tx, departure.teamId);
    const mail = { effectId: effect.id, departureId: departure.id, personId: reader.id };
    const turn = await findMailTurn(context, mail, calendar);
    if ("later" in turn) return { notBefore: turn.later };
    if (turn.onlyDue) {
      items = items.filter((item) => item.due_day !== null && item.due_day <= turn.today);
      if (items.length === 0) return { notBefore: turn.nextMorning };
      await leaveRestForNextMail(context, effect, turn.today);
    }
    const { company } = await readSettings(context.tx);
    const isMine = (item: Item) => item.task_id !== null && item.assignee_id === reader.id;
    const follows = reader.id === departure.leaverId || reader.roles.some((role) => followers.includes(role));
    const news = follows ? departureUrl(deps, departure.id) : workUrl(deps, departure.id);
    const url = items.some(isMine) ? workUrl(deps, departure.id) : news;
    const pages = new Map<string | null, string>();
    for (const id of new Set(items.flatMap((item) => item.notice_id ?? [])))
      pages.set(id, await openNoticeLink(context, deps, { id }, departure, reader.id));
    const rendered = renderMessage("colleagueMail", reader.locale, {
      personName: reader.name,
      departureLabel: people.get(departure.leaverId)?.name ?? "",
      date: localDate(context.businessNow, reader.zone),
      lastWorkingDay: departure.lastWorkingDay,
      items: items.map((item) =>
        toItem(
          item,
          reader.id,
          pages.get(item.notice_id) ?? (isMine(item) ? taskUrl(deps, item) : newsUrl(item, news)),
        ),
      ),
      url: items.every((item) => item.notice_id) ? (pages.get(items[0]?.notice_id ?? null) ?? url) : url,
    });
    return {
      send: {
        from: { name: company.name, address: company.fromAddress },
        to: { name: reader.name, address: reader.email },
        ...rendered,
      },
    };
  },
};

export const departureUrl = (deps: ServiceDeps, departureId: string) => `${deps.publicUrl}/departures/${departureId}`;

/** What waits for the reader from one departure. */
const workUrl = (deps: ServiceDeps, departureId: string) => `${deps.publicUrl}/?departure=${departureId}`;

/** Where a task of the reader's own is done: not everybody with a task may open the departure. */
const taskUrl = (deps: ServiceDeps, item: Item) => `${deps.publicUrl}/tasks/${item.task_id}`;

const newsUrl = ({ kind }: Item, news: string) => (kind === "closingReport" ? `${news}/closing-report` : news);

/** Who may open a departure as a whole (docs/access.csv: readDeparture). */
const followers: readonly Role[] = ["hr", "head", "executive"];

/**
 * The notice behind an item about acknowledging, for who has the task or is of the department: they answer on its page, and may not open
 * the departure's.
 */
const ownNotice = sql`(
  select x.id from department_notices x join departments d on d.id = x.department_id join people r on r.id = n.person_id
  where n.kind in ('acknowledgeDepartment', 'clientsJoinedNotice', 'objectionSettled') and x.departure_id = n.departure_id
    and (t.id is null or t.subject_id = x.id)
    and (t.assignee_id = r.id or r.department_id = d.id or d.head_id = r.id)
  order by x.id limit 1)`;

/** Clients that joined a notice are no news to a department that has answered it since. */
const answeredMeanwhile = sql`(n.kind = 'clientsJoinedNotice' and exists (
  select from department_notices x where x.id = ${ownNotice} and x.acknowledged_at > n.at))`;

/** The last that was written of its kind to the client by when the notification was put down. */
const written = sql`(case n.kind
  when 'clientAsked' then (
    select q.text from open_questions q where q.client_id = h.client_id and q.source = 'clientPage'
      and q.recorded_at <= n.recorded_at order by q.recorded_at desc limit 1)
  when 'objectionSettled' then (
    select s.text from notes s join department_items i on s.subject = 'departmentItem:' || i.id
    where i.handover_id = n.handover_id and s.kind = 'objectionSettled' and s.recorded_at <= n.recorded_at
    order by s.recorded_at desc limit 1)
  end)`;

async function readItems({ tx }: ChangeContext, effect: EffectRow): Promise<Item[]> {
  const { rows } = await tx.execute<Item>(sql`
    select n.kind, coalesce(${countLeft("t")}, n.count) as count, n.task_id, ${ownNotice} as notice_id, c.name as client_name, t.due_day::text as due_day, t.detail,
      t.done_at is not null as done, t.assignee_id, a.name as assignee_name, f.name as for_name, t.chase_level,
      ${written} as text
    from notifications n left join tasks t on t.id = n.task_id
      left join handovers h on h.id = n.handover_id left join clients c on c.id = h.client_id
      left join people a on a.id = t.assignee_id left join people f on f.id = t.for_id
    where n.effect_id = ${effect.id} and not ${answeredMeanwhile} order by n.at, n.id`);
  // A reminder of a task first told in the same mail says nothing more; of several clients who asked each is named.
  const seen = new Set<string>();
  return joinNews(rows).filter((row) => {
    if (row.task_id === null) return true;
    const said = `${row.task_id} ${row.client_name ?? ""}`;
    if (row.done || seen.has(said)) return false;
    seen.add(said);
    return true;
  });
}

/** Clients that joined a notice at several moments are one line with all of them. */
function joinNews(rows: readonly Item[]): Item[] {
  const joined = new Map<string | null, Item>();
  return rows.flatMap((row) => {
    if (row.kind !== "clientsJoinedNotice") return [row];
    const first = joined.get(row.notice_id);
    if (first) first.count += row.count;
    else joined.set(row.notice_id, { ...row });
    return first ? [] : [joined.get(row.notice_id) as Item];
  });
}

/** What is not due today is news again, for the mail of another day. */
async function leaveRestForNextMail({ tx }: ChangeContext, effect: EffectRow, today: string): Promise<void> {
  await tx.execute(sql`
    update notifications n set effect_id = null
    where n.effect_id = ${effect.id}
      and (n.task_id is null or exists (select from tasks t where t.id = n.task_id and t.done_at is null and t.due_day > ${today}))`);
}

function toItem(item: Item, readerId: string, url: string): ColleagueItem {
  const isTask = (taskKinds as readonly string[]).includes(item.kind);
  const isEscalation = isTask && item.assignee_id !== readerId;
  const isReminder = isTask && !isEscalation && (item.chase_level ?? 0) > 0;
  return {
    kind: item.kind as TaskKind,
    url,
    ...(item.client_name ? { clientName: item.client_name } : {}),
    ...(item.detail && (item.kind === "closeExport" || item.kind === "closeAccount") ? { detail: item.detail } : {}),
    ...(item.count > 1 || item.kind === "clientsJoinedNotice" ? { count: item.count } : {}),
    ...(item.text ? { text: item.text } : {}),
    ...(item.due_day ? { dueDate: item.due_day } : {}),
    ...(isEscalation ? { chase: "escalation", responsibleName: item.assignee_name } : {}),
    ...(isReminder ? { chase: "reminder" } : {}),
    ...(item.for_name && !isEscalation ? { onBehalfOf: item.for_name } : {}),
  };
}
