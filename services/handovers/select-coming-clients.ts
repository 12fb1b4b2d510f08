import { sql } from "drizzle-orm";
import type { MyClient } from "../../contracts/my-clients.ts";
import type { Context } from "../../db/transaction.ts";
import { goingOnStates } from "../../domain/departure/open-states.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";

type Row = {
  id: string;
  owner_id: string;
  asked: boolean;
  ended: boolean;
  meeting_at: string | null;
  questions: number;
  task_id: string | null;
  kind: TaskKind;
  due_at: string;
};

type Coming = Pick<MyClient, "ownerId" | "asked" | "handedOver" | "next" | "meetingAt" | "questionsToAccept"> & {
  id: string;
};

/** How long a client handed over in a departure that has closed stays on the desk; our default. */
const KEPT_DAYS = 28;

/** Tasks that stand for several clients at once and this client is one of them. */
const inSet = sql`t.handover_id is null and t.departure_id = m.departure_id and case t.kind
  when 'acceptClients' then m.asked
  when 'acceptQuestions' then m.questions > 0
  when 'signInventory' then not m.asked and not m.ended and not exists (
    select from inventory_signatures s where s.handover_id = m.id and s.part = 'successor')
  else false end`;

/**
 * Handovers on their way to a person or to who is away and left them work there, each with the person's earliest open task about it. What was handed
 * over to them stays while they own it and the departure goes on, and for four weeks after it closed.
 */
export async function selectComingClients({ tx, businessNow }: Context, personId: string): Promise<Coming[]> {
  const { rows } = await tx.execute<Row>(sql`
    with work as (
      select id, kind, departure_id, handover_id, due_at, coalesce(for_id, assignee_id) as of_id
      from tasks where assignee_id = ${personId} and done_at is null
    ), coming as (
      select h.id, h.departure_id, h.client_id, h.next_owner_id as owner_id, false as asked, h."end" is not null as ended
      from handovers h
      where (h."end" is null or (h."end" = 'handedOver' and exists (
          select from ownerships o where o.client_id = h.client_id and o.person_id = h.next_owner_id and upper_inf(o.during))))
        and (h.next_owner_id = ${personId}
        or exists (select from work w where w.departure_id = h.departure_id and w.of_id = h.next_owner_id))
      union all
      select h.id, h.departure_id, h.client_id, p.owner_id, p.answer is null, false
      from proposals p join handovers h on h.id = p.handover_id
      where h."end" is null and h.next_owner_id is null and p.decision in ('approved','changed') and p.superseded_at is null
        and not p.assigned and p.answer is distinct from 'declined' and (p.owner_id = ${personId}
          or exists (select from work w where w.departure_id = h.departure_id and w.of_id = p.owner_id and w.kind = 'acceptClients'))
    ), mine as (
      select c.*, (select count(*)::int from open_questions q where q.client_id = c.client_id and q.handed_over_at is not null
          and q.accepted_at is null and q.closed_on is null and q.next_responsible_id = c.owner_id) as questions
      from coming c join departures d on d.id = c.departure_id
      where d.leaver_id <> ${personId} and (d.state = any(${sql.param([...goingOnStates])}::text[])
        or (c.ended and d.state = 'closed' and d.closed_at > ${businessNow}::timestamptz - make_interval(days => ${KEPT_DAYS})))
    ), todo as (
      select m.id, t.id as task_id, t.kind, t.due_at from mine m join work t on t.handover_id = m.id
      union all
      select m.id, t.id, t.kind, t.due_at from mine m join work t on t.of_id = m.owner_id and ${inSet}
    ), next as (
      select distinct on (id) id, task_id, kind, due_at from todo order by id, due_at, kind
    )
    select m.id, m.owner_id, m.asked, m.ended, m.questions, n.task_id, n.kind, n.due_at,
      case when i.state = 'agreed' and i.format <> 'inNotice' then i.starts_at end as meeting_at
    from mine m left join next n on n.id = m.id left join introductions i on i.handover_id = m.id`);
  const iso = (at: string) => new Date(at).toISOString();
  return rows.map((row) => ({
    id: row.id,
    ownerId: row.owner_id,
    asked: row.asked,
    handedOver: row.ended,
    next: row.task_id ? { taskId: row.task_id, kind: row.kind, dueAt: iso(row.due_at) } : null,
    meetingAt: row.meeting_at ? iso(row.meeting_at) : null,
    questionsToAccept: row.questions,
  }));
}
