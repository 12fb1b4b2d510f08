import { and, desc, eq } from "drizzle-orm";
import type { ClientPageView } from "../../contracts/client-page.ts";
import { notes } from "../../db/schema/departures.ts";
import { people } from "../../db/schema/people.ts";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import { localDate } from "../../domain/calendar/zone.ts";

/** A client's last objection to its new owner: whose task it is, and the day it was settled; null where there is none. */
export async function readObjection({ tx }: Context, handoverId: string): Promise<ClientPageView["objection"]> {
  const [row] = await tx
    .select({ text: notes.text, task: tasks, answererName: people.name })
    .from(tasks)
    .innerJoin(notes, eq(notes.id, tasks.subjectId))
    .leftJoin(people, eq(people.id, tasks.assigneeId))
    .where(and(eq(tasks.handoverId, handoverId), eq(tasks.detail, "clientObjected")))
    .orderBy(desc(tasks.arrivedAt), desc(tasks.recordedAt))
    .limit(1);
  if (!row) return null;
  const { arrivedAt, doneAt, dueDay, zone } = row.task;
  return {
    text: row.text,
    sentOn: localDate(arrivedAt, zone),
    answererName: row.answererName,
    answerBy: dueDay,
    settledOn: doneAt && localDate(doneAt, zone),
  };
}
