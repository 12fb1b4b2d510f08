import type { ChangeContext } from "../../db/transaction.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { findHandover, handoverSubject } from "../access/require-access.ts";
import { requireAccessOrWork } from "../access/require-access-or-task.ts";
import { ConflictError } from "../errors.ts";
import { findNoticeOf, type Notice } from "./load-notice.ts";

/** A handover's notice, its client locked, for somebody who reports what they did about it. */
export async function lockReportedNotice(context: ChangeContext, handoverId: string, kind: TaskKind): Promise<Notice> {
  const { tx, lock } = context;
  const before = await findHandover(tx, handoverId);
  await lock.departure(before.departure.id, "share");
  await lock.clients([before.handover.clientId], "update");
  const found = await findNoticeOf(tx, handoverId);
  const subject = handoverSubject(found.handover, found.departure);
  await requireAccessOrWork(context, "recordCall", subject, { handoverId, kinds: [kind] });
  const { handover, notice } = found;
  if (handover.end) throw new ConflictError("handoverEnded", "This handover has ended already.", { end: handover.end });
  if (["ready", "held", "cancelled"].includes(notice.state))
    throw new ConflictError("noticeNotReleased", "The notice has not been released.", { state: notice.state });
  return found;
}
