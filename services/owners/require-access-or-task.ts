import { and, eq, isNull } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import type { AccessVerb } from "../../domain/access/access-table.ts";
import { type AccessSubject, decideAccess } from "../../domain/access/decide-access.ts";
import { findDeparture } from "../access/require-access.ts";
import { decideAsApprover } from "../access/require-decider.ts";
import { ForbiddenError } from "../errors.ts";

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
  if (context.actor.kind === "person") {
    const held = await context.tx
      .select({ kind: tasks.kind })
      .from(tasks)
      .where(and(eq(tasks.departureId, departureId), eq(tasks.assigneeId, context.actor.id), isNull(tasks.doneAt)));
    if (held.some(({ kind }) => kindsOf[verb]?.includes(kind))) return;
  }
  const asApprover = await decideAsApprover(context, verb, await findDeparture(context.tx, departureId), subject);
  if (!asApprover.allowed) throw new ForbiddenError(asApprover.reason);
}

/** Task kinds through which a verb may be done. */
const kindsOf: Partial<Record<AccessVerb, string[]>> = {
  approveOwners: ["approveOwners", "assignOwner"],
  readPlan: ["approveOwners", "assignOwner"],
  nameLooseWorkOwner: ["nameLooseWorkOwner"],
  signInventory: ["signInventory", "signGoldInventory"],
  readHandovers: ["approveOwners", "assignOwner", "signInventory", "signGoldInventory"],
};
