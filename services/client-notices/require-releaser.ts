import type { Context } from "../../db/transaction.ts";
import { decideAccess } from "../../domain/access/decide-access.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import { type DepartureRow, departureSubject, requireAccess } from "../access/require-access.ts";
import { ForbiddenError } from "../errors.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { holdsTask } from "../tasks/holds-task.ts";

/**
 * Who may read and release a send list: the team's head and executives, whoever approves in the head's place and whoever
 * was given the task as a deputy; never the leaver.
 */
export async function requireReleaser(
  context: Context,
  departure: DepartureRow,
  verb: "readSendList" | "releaseSendList",
): Promise<void> {
  const { actor } = context;
  if (actor.kind === "person" && actor.id === departure.leaverId) throw new ForbiddenError("leaverMayNot");
  if (await isAsked(context, departure)) return;
  requireAccess(context, verb, departureSubject(departure));
}

/** Whether the actor, who reads the list, may also let notices go: an executive who is not asked to only reads. */
export async function mayRelease(context: Context, departure: DepartureRow): Promise<boolean> {
  if (!isGoingOn(departure.state)) return false;
  if (decideAccess(context.actor, "releaseSendList", departureSubject(departure)).allowed) return true;
  return isAsked(context, departure);
}

async function isAsked(context: Context, departure: DepartureRow): Promise<boolean> {
  const { actor } = context;
  if (actor.kind !== "person") return false;
  const work = { departureId: departure.id, kinds: ["releaseSendList", "reviewRelease"] } as const;
  return (await holdsTask(context, work)) || (await findApproverIdOf(context, departure)) === actor.id;
}
