import { eq } from "drizzle-orm";
import type { EffectSettled, PlanEffectAgain } from "../../contracts/routes/effects.ts";
import { notes } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import { requireDecider } from "../access/require-decider.ts";
import { toWake } from "../departures/departure-ids.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { effectKinds } from "./kinds.ts";
import { lockEffect } from "./lock-effect.ts";

/**
 * A person has a message that failed sent once more, rendered anew and cancelled where it has become pointless. For the head, who approves in
 * the head's place, and the administrator. ConflictError `effectNotFailed` in any other state (of an unknown outcome it is first found out
 * whether it was sent), `goesOnOtherwise` where a failure has its own next way, as a client notice has (R17).
 */
export function planEffectAgain(
  deps: ServiceDeps,
  actor: Actor,
  input: PlanEffectAgain & { effectId: string },
): Promise<EffectSettled> {
  return change(deps.db, actor, async (context) => {
    const { tx } = context;
    const effect = await lockEffect(context, input.effectId, "update");
    if (!effect) throw new NotFoundError("effect");
    if (effect.departureId === null) requireAccess(context, "settleEffect");
    else await requireDecider(context, "settleEffect", await findToldDeparture(context, effect.departureId));
    if (effect.state !== "failed")
      throw new ConflictError("effectNotFailed", "This message has not failed.", { state: effect.state });
    if (!mayBePlannedAgain(effect.kind))
      throw new ConflictError("goesOnOtherwise", "This goes on by another way.", { kind: effect.kind });
    await tx
      .update(effects)
      .set({ state: "planned", reason: "plannedAgain", settledAt: null, leaseUntil: null })
      .where(eq(effects.id, effect.id));
    await tx.insert(notes).values({
      subject: `effect:${effect.id}`,
      kind: "effectPlannedAgain",
      authorId: actor.kind === "person" ? actor.id : null,
      text: input.note,
    });
    const body = { kind: effect.kind, factId: effect.factId, handoverId: effect.handoverId, attempt: effect.attempt };
    return done(
      { effectId: effect.id, state: "planned" },
      [{ verb: "planEffectAgain", subject: `effect:${effect.id}`, body, values: { note: input.note } }],
      [toWake(effect.workflowId)],
    );
  });
}

/** Whether a failed message of this kind is sent again by a person's word; the others go on by their own next way. */
export const mayBePlannedAgain = (kind: keyof typeof effectKinds): boolean =>
  kind !== "ownerWriteBack" && effectKinds[kind].ifNotSent === "planAgain";
