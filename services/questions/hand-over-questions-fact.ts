import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";

/** A question (alias `q`) that its client asked on its page: it was handed over at once, and its date is promised. */
export const isPromised: SQL = sql`q.source = 'clientPage'`;

/**
 * Open questions (alias `q`) of introduced or switched clients (alias `h`) that wait for the client's successor: not handed over yet, or in the hands of
 * somebody who leaves, as of an earlier departure's successor (R20). What a told client asked goes to the next successor before the introduction too.
 */
export const waitsForSuccessor = (departureId: string): SQL => sql`
  h.departure_id = ${departureId} and h.client_id = q.client_id and h."end" is null and h.next_owner_id is not null
  and (h.introduced_at is not null or h.switched_at is not null or (${isPromised} and h.told_at is not null)) and q.closed_on is null
  and (q.handed_over_at is null or exists (
    select from people r where r.id = q.next_responsible_id and r.status <> 'active' and r.id <> h.next_owner_id))`;

/**
 * Due: open questions of clients already introduced (or switched) that have not been handed to the successor, or those
 * handed over and not accepted in time and not yet the head's. Next: when the earliest acceptance runs out.
 */
export async function handOverQuestionsFact({ tx, businessNow }: Context, departureId: string): Promise<StepFact> {
  const { rows } = await tx.execute<{ waiting: boolean; late: boolean; next_at: string | null }>(sql`
    select
      exists (
        select from handovers h join open_questions q on q.client_id = h.client_id
        where ${waitsForSuccessor(departureId)}) as waiting,
      exists (
        select from tasks t where t.departure_id = ${departureId} and t.kind = 'acceptQuestions' and t.detail is null
          and t.done_at is null and t.due_at <= ${businessNow}
          and not exists (select from tasks x where x.key = 'lateQuestions:' || t.id)) as late,
      (select min(t.due_at) from tasks t where t.departure_id = ${departureId} and t.kind = 'acceptQuestions' and t.detail is null
          and t.done_at is null and t.due_at > ${businessNow}) as next_at`);
  const row = rows[0];
  return { due: (row?.waiting || row?.late) ?? false, nextAt: row?.next_at ? new Date(row.next_at) : null };
}
