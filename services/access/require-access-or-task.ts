import type { Context } from "../../db/transaction.ts";
import type { AccessVerb } from "../../domain/access/access-table.ts";
import { type AccessSubject, decideAccess } from "../../domain/access/decide-access.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { ForbiddenError } from "../errors.ts";
import { type HeldWork, holdsTask } from "../tasks/holds-task.ts";
import { findDeparture } from "./require-access.ts";
import { decideAsApprover } from "./require-decider.ts";

/**
 * Access by role and relation, by an open task of the departure (a head's superior or deputy acts through the task that came to them), or as approver.
 * ForbiddenError otherwise.
 */
export async function requireAccessOrTask(
  context: Context,
  verb: AccessVerb,
  subject: AccessSubject,
  departureId: string,
): Promise<void> {
  const decision = decideAccess(context.actor, verb, subject);
  if (decision.allowed) return;
  if (await holdsTask(context, { departureId, kinds: kindsOf[verb] ?? [] })) return;
  const asApprover = await decideAsApprover(context, verb, await findDeparture(context.tx, departureId), subject);
  if (!asApprover.allowed) throw new ForbiddenError(asApprover.reason);
}

/**
 * Access by role and relation, or by an open task: the deputy of someone away does the work that came to them, with
 * their own role and no other record. ForbiddenError otherwise.
 */
export async function requireAccessOrWork(
  context: Pick<Context, "tx" | "actor">,
  verb: AccessVerb,
  subject: AccessSubject,
  work: HeldWork,
): Promise<void> {
  const decision = decideAccess(context.actor, verb, subject);
  if (!decision.allowed && !(await holdsTask(context, work))) throw new ForbiddenError(decision.reason);
}

/** Task kinds through which a verb may be done. */
const kindsOf: Partial<Record<AccessVerb, TaskKind[]>> = {
  approveOwners: ["approveOwners", "assignOwner"],
  readPlan: ["approveOwners", "assignOwner"],
  nameLooseWorkOwner: ["nameLooseWorkOwner"],
  signInventory: ["signInventory", "signGoldInventory"],
  readHandovers: ["approveOwners", "assignOwner", "signInventory", "signGoldInventory"],
};
