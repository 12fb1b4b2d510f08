import type { Context } from "../../db/transaction.ts";
import type { AccessVerb } from "../../domain/access/access-table.ts";
import { type AccessDecision, type AccessSubject, decideAccess, mayEver } from "../../domain/access/decide-access.ts";
import { ForbiddenError } from "../errors.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { type DepartureRow, departureSubject } from "./require-access.ts";

/** Access to a departure's decisions: by the record, else as the one who approves in the head's place today (R5). */
export async function decideAsApprover(
  context: Context,
  verb: AccessVerb,
  departure: DepartureRow,
  subject: AccessSubject = departureSubject(departure),
): Promise<AccessDecision> {
  const { actor } = context;
  const decision = decideAccess(actor, verb, subject);
  if (decision.allowed || !mayEver(actor, verb)) return decision;
  const approverId = await findApproverIdOf(context, departure);
  return decideAccess(actor, verb, { ...subject, approverId });
}

/**
 * The actor must be the head of the team, or approve in the head's place: executives decide where nobody below can, and
 * only read otherwise. Never who leaves (R5). ForbiddenError.
 */
export async function requireDecider(context: Context, verb: AccessVerb, departure: DepartureRow): Promise<void> {
  const { actor } = context;
  if (actor.kind === "person" && actor.id === departure.leaverId) throw new ForbiddenError("ownDeparture");
  const decision = await decideAsApprover(context, verb, departure);
  if (!decision.allowed) throw new ForbiddenError(decision.reason);
}
