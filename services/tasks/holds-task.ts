import { and, eq, inArray, isNull } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";

/** Work that gives its holder a right: of a departure or of one client's handover. */
export type HeldWork = ({ departureId: string } | { handoverId: string }) & {
  kinds: readonly TaskKind[];
  subjectId?: string;
  /** Only work that is the actor's own, not a colleague's who is away. */
  own?: boolean;
};

/** Whether the actor has an open task of this work: a deputy, or whoever decides in the head's place (R5), may do what it asks. */
export async function holdsTask({ tx, actor }: Pick<Context, "tx" | "actor">, work: HeldWork): Promise<boolean> {
  if (actor.kind !== "person") return false;
  const [held] = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(
        "departureId" in work ? eq(tasks.departureId, work.departureId) : eq(tasks.handoverId, work.handoverId),
        inArray(tasks.kind, [...work.kinds]),
        eq(tasks.assigneeId, actor.id),
        isNull(tasks.doneAt),
        work.subjectId ? eq(tasks.subjectId, work.subjectId) : undefined,
        work.own ? isNull(tasks.forId) : undefined,
      ),
    )
    .limit(1);
  return held !== undefined;
}
