import { eq, sql } from "drizzle-orm";
import { departmentNotices } from "../../db/schema/departments.ts";
import { people } from "../../db/schema/people.ts";
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
    // The mail stays in the box of who has left the company; the notice is their department's.
    const [gone] = await context.tx
      .select({ id: people.id })
      .from(people)
      .where(sql`${people.id} = ${actor.personId} and ${people.status} = 'left'`);
    if (gone) throw new ForbiddenError("personLeft");
    return;
  }
  if (await holdsTask(context, { departureId: departure.id, kinds: ["acknowledgeDepartment"], subjectId: notice.id }))
    return;
  requireAccess(context, verb, { departmentId: notice.departmentId, teamId: departure.teamId });
}
