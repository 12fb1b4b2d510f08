import type { Context } from "../../db/transaction.ts";
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
  if (actor.kind === "person") {
    const work = { departureId: departure.id, kinds: ["releaseSendList", "reviewRelease"] } as const;
    if ((await holdsTask(context, work)) || (await findApproverIdOf(context, departure)) === actor.id) return;
  }
  requireAccess(context, verb, departureSubject(departure));
}
