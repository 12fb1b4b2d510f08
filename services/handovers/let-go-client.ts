import { and, eq, inArray } from "drizzle-orm";
import type { LetGoClient } from "../../contracts/handover-decisions.ts";
import { handovers, notes } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { findHandover } from "../access/require-access.ts";
import { requireDecider } from "../access/require-decider.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";

/**
 * Lets one client go, by the head, with a reason: its tasks are moot and what was planned to be sent is cancelled. The
 * owner on record stays until the last day. ConflictError once the handover has ended.
 */
export function letGoClient(
  deps: ServiceDeps,
  actor: Actor,
  handoverId: string,
  input: LetGoClient,
): Promise<{ end: "letGo" }> {
  return change(deps.db, actor, async (context) => {
    const { tx, lock, businessNow } = context;
    const before = await findHandover(tx, handoverId);
    await lock.departure(before.departure.id, "share");
    await lock.clients([before.handover.clientId], "update");
    const { handover, departure } = await findHandover(tx, handoverId);
    await requireDecider(context, "letGoClient", departure);
    if (handover.end)
      throw new ConflictError("handoverEnded", "This handover has ended already.", { end: handover.end });
    await tx.update(handovers).set({ end: "letGo", endedAt: businessNow }).where(eq(handovers.id, handoverId));
    await tx.insert(notes).values({
      subject: `handover:${handoverId}`,
      kind: "letGo",
      authorId: actor.kind === "person" ? actor.id : null,
      text: input.reason,
    });
    await finishTasks(context, { handoverIds: [handoverId] }, "moot");
    await tx
      .update(effects)
      .set({ state: "cancelled", reason: "letGo", settledAt: businessNow })
      .where(and(eq(effects.handoverId, handoverId), inArray(effects.state, ["planned"])));
    return done(
      { end: "letGo" as const },
      [{ verb: "clientLetGo", subject: `handover:${handoverId}`, values: { reason: input.reason } }],
      [wakeDeparture(departure.id), wakeHandover(handoverId)],
    );
  });
}
