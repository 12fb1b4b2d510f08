import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import type { Deadline, WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { createTasks, type NewTask } from "../tasks/create-tasks.ts";

/** A task about questions to accept, with who has it: the deputy of somebody away. */
export interface AcceptTask {
  id: string;
  assigneeId: string | null;
}

/**
 * Asks people to accept questions handed to them (R20), as one task a person and due day: what is handed over later on the same day joins the task that is
 * still open. `questions`: how many, by person. `notified` false where they learn of it in another way in the same transaction. Returns the tasks.
 */
export async function askToAccept(
  context: ChangeContext,
  calendar: WorkCalendar,
  departureId: string,
  asked: { questions: ReadonlyMap<string, number>; due: Deadline; notified?: boolean },
): Promise<AcceptTask[]> {
  const { tx } = context;
  const { due, notified = true } = asked;
  const ids: string[] = [];
  const fresh: NewTask[] = [];
  for (const [personId, count] of asked.questions) {
    const same = and(
      eq(tasks.departureId, departureId),
      eq(tasks.kind, "acceptQuestions"),
      eq(tasks.subjectId, personId),
      isNull(tasks.detail),
    );
    const joined = await tx
      .update(tasks)
      .set({ count: sql`${tasks.count} + ${count}`, version: sql`${tasks.version} + 1` })
      .where(and(same, isNull(tasks.doneAt), eq(tasks.dueDay, due.date)))
      .returning({ id: tasks.id });
    ids.push(...joined.map(({ id }) => id));
    if (joined.length > 0) continue;
    const earlier = await tx.select({ id: tasks.id }).from(tasks).where(same);
    fresh.push({
      key: `acceptQuestions:${departureId}:${personId}:${earlier.length + 1}`,
      departureId,
      kind: "acceptQuestions",
      assigneeId: personId,
      subjectId: personId,
      count,
      due,
      notified,
    });
  }
  ids.push(...(await createTasks(context, calendar, fresh)));
  return tx.select({ id: tasks.id, assigneeId: tasks.assigneeId }).from(tasks).where(inArray(tasks.id, ids));
}
