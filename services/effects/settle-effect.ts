import { eq } from "drizzle-orm";
import { effects } from "../../db/schema/effects.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { askWhetherSent } from "./ask-whether-sent.ts";
import { effectKinds } from "./kinds.ts";
import { lockEffect } from "./lock-effect.ts";

export type SettledState = "accepted" | "failed" | "unknown";
/** Why an effect is unknown whose sender was not heard of again. */
export const LEASE_EXPIRED = "leaseExpired";
const system = { kind: "system", name: "deliverEffects" } as const;

/**
 * Minutes of business time until the next try of a mail that the server put off: a server that restarts is back in
 * minutes, one that delays strangers (greylisting) in a quarter of an hour. After about a working day the effect has
 * failed, and its next way is taken.
 */
const RETRY_MINUTES = [1, 5, 15, 30, 60, 120, 240] as const;

/** When an effect put off at its `attempt` is tried again; null when it has been tried often enough. */
function nextTryAt(attempt: number, businessNow: Date): Date | null {
  const minutes = RETRY_MINUTES[attempt - 1];
  return minutes === undefined ? null : new Date(businessNow.getTime() + minutes * 60_000);
}

/**
 * Writes down how a claimed effect ended, with the facts that follow. `putOff` puts it back to planned, for later: the
 * server said "not now", so nothing was sent; after the last try it has failed. `absent` puts it back at once: the
 * server was asked and never had it. A sender whose lease passed while it waited for the server still knows best, as long
 * as no person has answered; a claim taken over meanwhile is left alone.
 */
export function settleEffect(
  deps: ServiceDeps,
  effectId: string,
  attempt: number,
  outcome: SettledState | "putOff" | "absent",
  reason: string | null = null,
): Promise<void> {
  return change(deps.db, system, async (context) => {
    const { tx, businessNow } = context;
    const effect = await lockEffect(context, effectId, "update");
    if (!effect || effect.attempt !== attempt) return unchanged(undefined);
    const isLate = effect.state === "unknown" && effect.reason === LEASE_EXPIRED && outcome !== "unknown";
    if (effect.state !== "claimed" && !isLate) return unchanged(undefined);
    if (isLate) await finishTasks(context, { kinds: ["settleUnknownEffect"], subjectIds: [effectId] }, "moot");
    const again =
      outcome === "absent" ? effect.notBefore : outcome === "putOff" ? nextTryAt(attempt, businessNow) : null;
    if (again) {
      const planned = { state: "planned", leaseUntil: null, notBefore: again, reason } as const;
      await tx.update(effects).set(planned).where(eq(effects.id, effectId));
      return unchanged(undefined);
    }
    const state = outcome === "putOff" || outcome === "absent" ? "failed" : outcome;
    const settled = { ...effect, state, reason, settledAt: businessNow, leaseUntil: null };
    await tx
      .update(effects)
      .set({ state, reason, settledAt: businessNow, leaseUntil: null })
      .where(eq(effects.id, effectId));
    const wake = [...((await effectKinds[effect.kind].settled?.(context, settled, state, deps)) ?? [])];
    if (state === "unknown") {
      await askWhetherSent(context, settled);
      // It tells whom it asked, whichever workflow sent this.
      if (effect.departureId) wake.push(wakeDeparture(effect.departureId));
    }
    const body = { kind: effect.kind, factId: effect.factId, handoverId: effect.handoverId, state, reason };
    return done(undefined, [{ verb: "effectSettled", subject: `effect:${effectId}`, body }], wake);
  });
}
