import { eq } from "drizzle-orm";
import { effects } from "../../db/schema/effects.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { askWhetherSent } from "./ask-whether-sent.ts";
import { effectKinds } from "./kinds.ts";
import { lockEffect } from "./lock-effect.ts";

export type SettledState = "accepted" | "failed" | "unknown";
const system = { kind: "system", name: "deliverEffects" } as const;

/** Tries that a server may put off before the effect has failed. */
export const MOST_ATTEMPTS = 5;

/**
 * Writes down how a claimed effect ended, with the facts that follow. `retry` puts it back to planned: the server said
 * "later", so nothing was sent. A claim taken over meanwhile (its lease passed, a person settled it) is left alone.
 */
export function settleEffect(
  deps: ServiceDeps,
  effectId: string,
  attempt: number,
  state: SettledState | "retry",
  reason: string | null = null,
): Promise<void> {
  return change(deps.db, system, async (context) => {
    const { tx, businessNow } = context;
    const effect = await lockEffect(context, effectId, "update");
    if (effect?.state !== "claimed" || effect.attempt !== attempt) return unchanged(undefined);
    if (state === "retry") {
      await tx.update(effects).set({ state: "planned", leaseUntil: null, reason }).where(eq(effects.id, effectId));
      return unchanged(undefined);
    }
    const settled = { ...effect, state, reason, settledAt: businessNow, leaseUntil: null };
    await tx
      .update(effects)
      .set({ state, reason, settledAt: businessNow, leaseUntil: null })
      .where(eq(effects.id, effectId));
    if (state === "unknown") await askWhetherSent(context, settled);
    const wake = (await effectKinds[effect.kind].settled?.(context, settled, state, deps)) ?? [];
    const body = { kind: effect.kind, factId: effect.factId, handoverId: effect.handoverId, state, reason };
    return done(undefined, [{ verb: "effectSettled", subject: `effect:${effectId}`, body }], wake);
  });
}
