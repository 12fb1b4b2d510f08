import type { Context } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { ForbiddenError } from "../errors.ts";
import { holdsTask } from "../tasks/holds-task.ts";
import { findApproverIdOf } from "./find-approver-of.ts";
import { listInterested } from "./list-interested.ts";

/**
 * R5: the actor must be the one who approves for this departure today, or hold an open approval task of it (a deputy, or the superior it went to), and
 * must neither leave the clients nor receive any of them, nor stand in for who does. ForbiddenError otherwise.
 */
export async function requireApprover(
  context: Context,
  departure: DepartureRow,
  receiverIds: readonly string[] = [],
): Promise<string> {
  const { actor } = context;
  if (actor.kind !== "person") throw new ForbiddenError("notYours");
  if (actor.id === departure.leaverId) throw new ForbiddenError("approverLeaves");
  const interested = await listInterested(context, departure);
  if (receiverIds.some((id) => interested.includes(id))) throw new ForbiddenError("approverWouldReceive");
  const kinds = ["approveOwners", "assignOwner", "nameLooseWorkOwner"] as const;
  if (await holdsTask(context, { departureId: departure.id, kinds })) return actor.id;
  const approverId = await findApproverIdOf(context, departure, receiverIds);
  if (approverId !== actor.id) throw new ForbiddenError("notTheApprover");
  return actor.id;
}
