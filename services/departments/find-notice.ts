import { eq } from "drizzle-orm";
import { departmentNotices } from "../../db/schema/departments.ts";
import type { Context, Tx } from "../../db/transaction.ts";
import { type DepartureRow, findDeparture, requireAccess } from "../access/require-access.ts";
import { ForbiddenError, NotFoundError } from "../errors.ts";
import { holdsTask } from "../tasks/holds-task.ts";

export type NoticeRow = typeof departmentNotices.$inferSelect;

/** A department's notice with its departure; NotFoundError without one. */
export async function findNotice(tx: Tx, id: string): Promise<{ notice: NoticeRow; departure: DepartureRow }> {
  const [notice] = await tx.select().from(departmentNotices).where(eq(departmentNotices.id, id));
  if (!notice) throw new NotFoundError("departmentNotice");
  return { notice, departure: await findDeparture(tx, notice.departureId) };
}

/** The holder of the notice's own signed link, of its task (a deputy), or a person whom the access table lets. */
export async function requireNoticeAccess(
  context: Context,
  verb: "readDepartmentNotice" | "acknowledgeDepartment",
  notice: NoticeRow,
  departure: DepartureRow,
): Promise<void> {
  const { actor } = context;
  if (actor.kind === "link") {
    if (actor.purpose !== "departmentNotice" || actor.subjectId !== notice.id) throw new ForbiddenError("notYours");
    return;
  }
  if (await holdsTask(context, { departureId: departure.id, kinds: ["acknowledgeDepartment"], subjectId: notice.id }))
    return;
  requireAccess(context, verb, { departmentId: notice.departmentId, teamId: departure.teamId });
}
