import { and, eq, inArray, isNull } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import { type DepartureRow, departureSubject, requireAccess } from "../access/require-access.ts";
import { ForbiddenError } from "../errors.ts";
import { readApproverId } from "../people/read-approver.ts";

/**
 * Who may read and release a send list: the team's head and executives, whoever approves in the head's place and whoever
 * was given the task as a deputy; never the leaver.
 */
export async function requireReleaser(
  context: Context,
  departure: DepartureRow,
  verb: "readSendList" | "releaseSendList",
): Promise<void> {
  const { tx, actor } = context;
  if (actor.kind === "person" && actor.id === departure.leaverId) throw new ForbiddenError("leaverMayNot");
  if (actor.kind === "person") {
    const [asked] = await tx
      .select({ id: tasks.id })
      .from(tasks)
      .where(
        and(
          eq(tasks.departureId, departure.id),
          inArray(tasks.kind, ["releaseSendList", "reviewRelease"]),
          eq(tasks.assigneeId, actor.id),
          isNull(tasks.doneAt),
        ),
      );
    if (asked || (await readApproverId(context, departure)) === actor.id) return;
  }
  requireAccess(context, verb, departureSubject(departure));
}
