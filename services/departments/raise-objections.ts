import { sql } from "drizzle-orm";
import { notes } from "../../db/schema/departures.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import type { NoticeRow } from "./find-notice.ts";

/**
 * A department objects to clients changing hands as they are: each becomes the head's task, and while it waits for the head so does a
 * client that the department gates; past the task's due date by a working day the gate opens all the same. Returns the handovers.
 */
export async function raiseObjections(
  context: ChangeContext,
  departure: DepartureRow,
  notice: NoticeRow,
  list: readonly { itemId: string; handoverId: string; text: string }[],
): Promise<string[]> {
  if (list.length === 0) return [];
  const { tx, actor, businessNow } = context;
  const timing = await loadTiming(context, departure);
  const due = timing.due("S3");
  await tx.execute(sql`
    update department_items set how = 'objected', settled_at = null, due_at = ${due.at},
      notified_at = coalesce(notified_at, ${businessNow})
    where id = any(${sql.param(list.map(({ itemId }) => itemId))}::uuid[])`);
  const authorId = actor.kind === "system" ? null : actor.kind === "link" ? actor.personId : actor.id;
  const written = await tx
    .insert(notes)
    .values(
      list.map(({ itemId, text }) => ({
        subject: `departmentItem:${itemId}`,
        authorId,
        kind: "departmentObjection",
        text,
      })),
    )
    .returning({ id: notes.id, subject: notes.subject });
  const noteOf = new Map(written.map((note) => [note.subject, note.id]));
  const headId = await findApproverIdOf(context, departure);
  // Who objects again says it in other words: the head has the task already.
  const { rows } = await tx.execute<{ id: string }>(sql`
    select handover_id as id from tasks where kind = 'settleObjection' and subject_id = ${notice.departmentId} and done_at is null
      and handover_id = any(${sql.param(list.map(({ handoverId }) => handoverId))}::uuid[])`);
  const asked = new Set(rows.map((row) => row.id));
  const fresh = list.filter(({ handoverId }) => !asked.has(handoverId));
  await createTasks(
    context,
    timing.calendar,
    fresh.map(({ itemId, handoverId }) => ({
      key: `settleObjection:${noteOf.get(`departmentItem:${itemId}`)}`,
      departureId: departure.id,
      handoverId,
      kind: "settleObjection" as const,
      assigneeId: headId,
      subjectId: notice.departmentId,
      due,
    })),
  );
  return list.map(({ handoverId }) => handoverId);
}
