import { and, eq, isNull } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { findHandover, handoverSubject, requireAccess } from "../access/require-access.ts";
import { ConflictError } from "../errors.ts";
import { findNoticeOf, type Notice } from "./load-notice.ts";

/** A handover's notice, its client locked, for somebody who reports what they did about it. */
export async function lockReportedNotice(context: ChangeContext, handoverId: string, kind: TaskKind): Promise<Notice> {
  const { tx, lock, actor } = context;
  const before = await findHandover(tx, handoverId);
  await lock.departure(before.departure.id, "share");
  await lock.clients([before.handover.clientId], "update");
  const found = await findNoticeOf(tx, handoverId);
  const [own] =
    actor.kind === "person"
      ? await tx
          .select({ id: tasks.id })
          .from(tasks)
          .where(
            and(
              eq(tasks.handoverId, handoverId),
              eq(tasks.kind, kind),
              eq(tasks.assigneeId, actor.id),
              isNull(tasks.doneAt),
            ),
          )
      : [];
  // A deputy acts by the task given to them.
  if (!own) requireAccess(context, "recordCall", handoverSubject(found.handover, found.departure));
  const { handover, notice } = found;
  if (handover.end) throw new ConflictError("handoverEnded", "This handover has ended already.", { end: handover.end });
  if (["ready", "held", "cancelled"].includes(notice.state))
    throw new ConflictError("noticeNotReleased", "The notice has not been released.", { state: notice.state });
  return found;
}
