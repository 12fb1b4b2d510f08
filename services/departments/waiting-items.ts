import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { listEscalations } from "../../domain/departments/due-and-escalation.ts";
import { hasUntold, waitingClients } from "./untold-pairs.ts";

/** Item of alias `i` that holds its client: something is open at the department and unanswered, or the notice has not arrived. */
const isWaiting = sql`i.settled_at is null and (i.gating or i.notified_at is null)`;

/** From and where of every item that holds a client. */
export const heldItems = (departureId: string): SQL => sql`
  department_notices n join department_items i on i.notice_id = n.id
  where n.departure_id = ${departureId} and ${isWaiting}
    and (select h."end" is null from handovers h where h.id = i.handover_id)
    and (select true from gates g where g.handover_id = i.handover_id and g.gate = 'departments') is null`;

/** From and where of clients `h` whose departments are all told, and whose gate is still shut. */
export const readyClients = (departureId: string): SQL => sql`
  ${waitingClients(departureId)}
    and (select count(*) from department_items i where i.handover_id = h.id and ${isWaiting}) = 0
    and not ${hasUntold()}`;

/** From and where of open tasks `t` to acknowledge a notice none of whose clients waits for an answer any more: handed over, lost, let go. */
export const idleTasks = (departureId: string): SQL => sql`
  tasks t where t.departure_id = ${departureId} and t.kind = 'acknowledgeDepartment' and t.done_at is null
    and not exists (
      select from department_items i join handovers h on h.id = i.handover_id
      where i.notice_id = t.subject_id and h."end" is null and i.gating and (i.how is null or i.how = 'silence'))`;

/** R70: from when a department's silence counts as an answer: when the head of sales has been told, a working day past its due. */
export function silenceAt(dueAt: Date, calendar: WorkCalendar): Date {
  const climb = listEscalations({ arrivedAt: dueAt, dueAt, doneAt: null }, calendar);
  return climb.find(({ level }) => level === "head")?.at ?? dueAt;
}

/** The due instants of items that hold a client; `breach`: one at which a notice's first missed due date is noted. */
export async function listHeldDues(tx: Tx, departureId: string): Promise<{ dueAt: Date; breach: boolean }[]> {
  const { rows } = await tx.execute<{ due_at: string; breach: boolean }>(sql`
    select i.due_at, bool_or(i.gating and i.how is null and n.escalated_at is null) as breach
    from ${heldItems(departureId)} and i.due_at is not null
    group by i.due_at`);
  return rows.map((row) => ({ dueAt: new Date(row.due_at), breach: row.breach }));
}
