import { and, eq, isNull } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import { listActingFor } from "../tasks/list-acting-for.ts";

/**
 * The people whose handed-over questions a person may accept in a departure (R20): themselves, those away whose task came to them, and successors whose
 * late answer was asked of them in the head's place.
 */
export async function listAnswerableFor(
  context: Pick<Context, "tx">,
  personId: string,
  departureId: string,
): Promise<string[]> {
  const late = await context.tx
    .selectDistinct({ successorId: tasks.subjectId })
    .from(tasks)
    .where(
      and(
        eq(tasks.departureId, departureId),
        eq(tasks.kind, "acceptQuestions"),
        eq(tasks.detail, "late"),
        eq(tasks.assigneeId, personId),
        isNull(tasks.doneAt),
      ),
    );
  const acting = await listActingFor(context, personId, "acceptQuestions", departureId);
  return [...acting, ...late.flatMap(({ successorId }) => (successorId ? [successorId] : []))];
}
