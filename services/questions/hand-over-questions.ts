import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import { toDeadline } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { readSettings } from "../settings/read-settings.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { askToAccept } from "./ask-to-accept.ts";
import { isPromised, waitsForSuccessor } from "./hand-over-questions-fact.ts";

/** Working days a handed-over question has for its answer unless it brings a later date of its own (R69). */
const ANSWER_WORKING_DAYS = 2;
const system = { kind: "system", name: "handOverQuestions" } as const;

/**
 * Hands every open question of introduced clients to the successor, each with a proposed date (R20), as one task a
 * successor and day; what was not accepted in two working days becomes the head's. Complaints and return cases go the
 * same way and keep their state. What a client asked on its page keeps the date the client was promised.
 */
export function handOverQuestions(deps: ServiceDeps, departureId: string): Promise<void> {
  return change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    await lock.departure(departureId, "update");
    const departure = await findDeparture(tx, departureId);
    const calendar = await loadCalendar(tx, departure.teamId);
    const today = localDate(businessNow, calendar.zone);
    const moved = await moveQuestions(context, departureId, addWorkingDays(calendar, today, ANSWER_WORKING_DAYS));
    if (moved.length > 0) await askSuccessors(context, calendar, departureId, today, moved);
    const late = await tellHeadOfLate(context, calendar, departure);
    if (moved.length + late === 0) return unchanged(undefined);
    return done(
      undefined,
      [
        {
          verb: "questionsHandedOver",
          subject: `departure:${departureId}`,
          body: { questionIds: moved.map((row) => row.id), late },
        },
      ],
      [wakeDeparture(departureId)],
    );
  });
}

interface Moved extends Record<string, unknown> {
  id: string;
  successorId: string;
}

async function moveQuestions({ tx, businessNow }: ChangeContext, departureId: string, dueOn: string): Promise<Moved[]> {
  const { rows } = await tx.execute<Moved>(sql`
    update open_questions q set next_responsible_id = h.next_owner_id, handed_over_at = ${businessNow}, accepted_at = null,
      next_due_on = case when ${isPromised} then coalesce(q.next_due_on, q.due_on) else greatest(q.due_on, ${dueOn}::date) end
    from handovers h
    where ${waitsForSuccessor(departureId)}
    returning q.id, h.next_owner_id as "successorId"`);
  return rows;
}

async function askSuccessors(
  context: ChangeContext,
  calendar: WorkCalendar,
  departureId: string,
  today: string,
  moved: Moved[],
): Promise<void> {
  const { policy } = await readSettings(context.tx);
  const due = toDeadline(calendar, addWorkingDays(calendar, today, policy.questionAcceptWorkingDays));
  const bySuccessor = Map.groupBy(moved, (row) => row.successorId);
  const questions = new Map([...bySuccessor].map(([successorId, { length: count }]) => [successorId, count]));
  await askToAccept(context, calendar, departureId, { questions, due });
}

async function tellHeadOfLate(
  context: ChangeContext,
  calendar: WorkCalendar,
  departure: DepartureRow,
): Promise<number> {
  const { tx, businessNow } = context;
  const late = await tx
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.departureId, departure.id),
        eq(tasks.kind, "acceptQuestions"),
        isNull(tasks.detail),
        isNull(tasks.doneAt),
        lte(tasks.dueAt, businessNow),
        sql`not exists (select from tasks x where x.key = 'lateQuestions:' || ${tasks.id})`,
      ),
    );
  if (late.length === 0) return 0;
  const headId = await findApproverIdOf(context, departure);
  const due = toDeadline(calendar, addWorkingDays(calendar, localDate(businessNow, calendar.zone), 1));
  await createTasks(
    context,
    calendar,
    late.map((task) => ({
      key: `lateQuestions:${task.id}`,
      departureId: departure.id,
      kind: "acceptQuestions" as const,
      assigneeId: headId,
      subjectId: task.subjectId ?? undefined,
      detail: "late",
      count: task.count,
      due,
    })),
  );
  return late.length;
}
