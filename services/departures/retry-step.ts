import { and, eq, gt } from "drizzle-orm";
import type { RetryStep } from "../../contracts/routes/timeline.ts";
import { handovers, steps } from "../../db/schema/departures.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireDecider } from "../access/require-decider.ts";
import type { ServiceDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { toWake } from "./departure-ids.ts";
import { findToldDeparture } from "./known-departures.ts";

/**
 * A person's word that a step which keeps failing is due again now; its count of failures stays until it succeeds. For the head, who
 * approves in the head's place, and the administrator. NotFoundError `step` when no such step of this departure fails.
 */
export function retryStep(
  deps: ServiceDeps,
  actor: Actor,
  input: RetryStep & { departureId: string },
): Promise<{ id: string; attempts: number }> {
  return change(deps.db, actor, async (context) => {
    const { tx, realNow, lock } = context;
    await lock.departure(input.departureId, "share");
    const departure = await findToldDeparture(context, input.departureId);
    await requireDecider(context, "settleEffect", departure);
    const [workflowId = "", step = ""] = input.id.split("/");
    if (!(await isOf(context, workflowId, departure.id))) throw new NotFoundError("step");
    const [row] = await tx
      .update(steps)
      .set({ nextAttemptAt: realNow })
      .where(and(eq(steps.workflowId, workflowId), eq(steps.step, step), gt(steps.attempts, 0)))
      .returning({ attempts: steps.attempts });
    if (!row) throw new NotFoundError("step");
    return done(
      { id: input.id, attempts: row.attempts },
      [{ verb: "stepRetried", subject: workflowId, body: { step, attempts: row.attempts } }],
      [toWake(workflowId)],
    );
  });
}

async function isOf({ tx }: ChangeContext, workflowId: string, departureId: string): Promise<boolean> {
  const { type, id } = toWake(workflowId);
  if (type === "departure") return id === departureId;
  const [row] = await tx
    .select({ id: handovers.id })
    .from(handovers)
    .where(and(eq(handovers.id, id), eq(handovers.departureId, departureId)));
  return row !== undefined;
}
