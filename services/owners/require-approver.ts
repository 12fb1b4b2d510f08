import { and, eq, inArray, isNull } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { ForbiddenError } from "../errors.ts";
import { findApproverOf } from "./find-approver-of.ts";

/**
 * R5: the actor must be the one who approves for this departure today, or hold an open approval task of it (a deputy, or the superior it went to), and
 * must neither leave the clients nor receive any of them. ForbiddenError otherwise.
 */
export async function requireApprover(
  context: Context,
  departure: DepartureRow,
  today: string,
  receiverIds: readonly string[] = [],
): Promise<string> {
  const { actor, tx } = context;
  if (actor.kind !== "person") throw new ForbiddenError("notYours");
  if (actor.id === departure.leaverId) throw new ForbiddenError("approverLeaves");
  if (receiverIds.includes(actor.id)) throw new ForbiddenError("approverWouldReceive");
  const held = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(
        eq(tasks.departureId, departure.id),
        inArray(tasks.kind, ["approveOwners", "assignOwner", "nameLooseWorkOwner"]),
        eq(tasks.assigneeId, actor.id),
        isNull(tasks.doneAt),
      ),
    );
  if (held.length > 0) return actor.id;
  const { approverId } = await findApproverOf(context, departure, today, receiverIds);
  if (approverId !== actor.id) throw new ForbiddenError("notTheApprover");
  return actor.id;
}
