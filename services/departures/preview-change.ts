import type { ChangePreview, PlanChange } from "../../contracts/change-preview.ts";
import { type ChangeContext, rehearse } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { decideAccess } from "../../domain/access/decide-access.ts";
import { type DepartureRow, departureSubject, requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { carryOutMove } from "./carry-out-move.ts";
import { carryOutWithdrawal } from "./carry-out-withdrawal.ts";
import { comparePlanFacts } from "./compare-plan-facts.ts";
import { findKnownDeparture } from "./known-departures.ts";
import { listLastingFacts } from "./list-lasting-facts.ts";
import { readPlanFacts } from "./read-plan-facts.ts";

/**
 * What a withdrawal or another last day would do, found by doing it in a transaction that is undone: the verb's own code, so that the preview never differs
 * from it. Where the change would be refused, why, with what stands in its way. Clients by name for the head, counts for HR.
 *
 * @throws InvalidError for a day before today or the notice
 */
export function previewChange(
  deps: ServiceDeps,
  actor: Actor,
  input: PlanChange & { departureId: string },
): Promise<ChangePreview> {
  return rehearse(deps.db, actor, async (context) => {
    const { tx } = context;
    await context.lock.departure(input.departureId, "update");
    const departure = await findKnownDeparture(context, input.departureId);
    const subject = departureSubject(departure);
    requireAccess(context, "previewChange", subject);
    const before = await readPlanFacts(context, departure.id);
    // Read first: the change itself calls messages off.
    const withNames = decideAccess(actor, "readHandovers", subject).allowed;
    const cannotUndo = await listLastingFacts(tx, departure.id, withNames);
    const refusal = await carryOut(deps, context, departure, input);
    const after = refusal === null ? await readPlanFacts(context, departure.id) : null;
    return { possible: refusal === null, refusal, ...comparePlanFacts(before, after), cannotUndo };
  });
}

/** The change itself; why not, where the departure's state refuses it. */
async function carryOut(
  deps: ServiceDeps,
  context: ChangeContext,
  departure: DepartureRow,
  input: PlanChange,
): Promise<ChangePreview["refusal"]> {
  try {
    if (input.change === "withdraw") await carryOutWithdrawal(deps, context, departure);
    else await carryOutMove(context, departure, input);
    return null;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    return { reason: error.reason, details: error.details };
  }
}
