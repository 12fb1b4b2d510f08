import { and, eq, isNull } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";

/** Whether the actor has this open task: a deputy, or whoever decides in the head's place (R5), may do what it asks. */
export async function holdsTask(
  { tx, actor }: Pick<Context, "tx" | "actor">,
  departureId: string,
  kind: TaskKind,
  subjectId?: string,
): Promise<boolean> {
  if (actor.kind !== "person") return false;
  const [held] = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(
        eq(tasks.departureId, departureId),
        eq(tasks.kind, kind),
        eq(tasks.assigneeId, actor.id),
        isNull(tasks.doneAt),
        subjectId ? eq(tasks.subjectId, subjectId) : undefined,
      ),
    )
    .limit(1);
  return held !== undefined;
}
