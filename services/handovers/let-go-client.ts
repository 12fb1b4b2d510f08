import { and, eq } from "drizzle-orm";
import type { LetGoClient } from "../../contracts/handover-decisions.ts";
import { handovers, notes } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { findHandover } from "../access/require-access.ts";
import { requireDecider } from "../access/require-decider.ts";
import { cancelNotices } from "../client-notices/cancel-notices.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import { wakeOwnerLeaving } from "../departures/wake-owner-leaving.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { cancelIntroductions } from "../introductions/cancel-introductions.ts";
import { endFilledTasks } from "../inventory/end-filled-tasks.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";

/**
 * Lets one client go, by the head, with a reason: its tasks are moot, what was planned to be sent is cancelled, and who
 * was invited to meet it hears that the meeting is off. The leaver stays owner on record until the end of the last day,
 * then its next owner or the head follows. ConflictError once the handover has ended.
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
    await endFilledTasks(context, departure, "moot");
    await tx
      .update(effects)
      .set({ state: "cancelled", reason: "letGo", settledAt: businessNow })
      .where(and(eq(effects.handoverId, handoverId), eq(effects.state, "planned")));
    // Only now: what tells invited people that their meeting is off is planned here, and must leave.
    const { underWay, sent } = await cancelNotices(context, [handoverId], "letGo");
    const calledOff = await cancelIntroductions(deps, context, departure.id, [handoverId]);
    const body = { noticesUnderWay: underWay, noticesSent: sent, meetingsCalledOff: calledOff };
    return done(
      { end: "letGo" as const },
      [{ verb: "clientLetGo", subject: `handover:${handoverId}`, body, values: { reason: input.reason } }],
      [wakeDeparture(departure.id), wakeHandover(handoverId), ...(await wakeOwnerLeaving(tx, handover.clientId))],
    );
  });
}
