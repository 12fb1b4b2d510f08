import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";

/** The people a person acts for with tasks of a kind (any kind by default): themselves, and those away whose open task came to them. */
export async function listActingFor(
  context: Pick<Context, "tx">,
  personId: string,
  kind: TaskKind | null,
  departureId?: string,
): Promise<string[]> {
  const rows = await context.tx
    .selectDistinct({ forId: tasks.forId })
    .from(tasks)
    .where(
      and(
        kind ? eq(tasks.kind, kind) : undefined,
        eq(tasks.assigneeId, personId),
        isNotNull(tasks.forId),
        isNull(tasks.doneAt),
        departureId ? eq(tasks.departureId, departureId) : undefined,
      ),
    );
  return [personId, ...rows.flatMap((row) => (row.forId ? [row.forId] : []))];
}
