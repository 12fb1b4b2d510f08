import { eq } from "drizzle-orm";
import type { EffectSettled, SettleUnknownEffect } from "../../contracts/routes/effects.ts";
import { notes } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { type ChangeContext, change, done, type Wake } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { findDeparture, requireAccess } from "../access/require-access.ts";
import { requireDecider } from "../access/require-decider.ts";
import { toWake } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { holdsTask } from "../tasks/holds-task.ts";
import type { EffectRow } from "./effect-kind.ts";
import { effectKinds } from "./kinds.ts";
import { lockEffect } from "./lock-effect.ts";

/**
 * A person answers whether a message of unknown outcome was sent. Sent: what an accepted message brings about follows
 * now. Not sent: its fact goes on by the way its kind has for failures, or, where it has none, the message is planned
 * once more by this decision; the system never does so itself. For the head, who approves in the head's place, who has
 * the task, and the administrator. ConflictError `effectKnown` when it is settled already.
 */
export function settleUnknownEffect(
  deps: ServiceDeps,
  actor: Actor,
  input: SettleUnknownEffect & { effectId: string },
): Promise<EffectSettled> {
  return change(deps.db, actor, async (context) => {
    const { tx } = context;
    const effect = await lockEffect(context, input.effectId, "update");
    if (!effect) throw new NotFoundError("effect");
    await requireSettler(context, effect);
    if (effect.state !== "unknown")
      throw new ConflictError("effectKnown", "The outcome of this message is known.", { state: effect.state });
    const { state, wake } = await settle(deps, context, effect, input.outcome);
    await tx.insert(notes).values({
      subject: `effect:${effect.id}`,
      kind: "effectSettled",
      authorId: actor.kind === "person" ? actor.id : null,
      text: input.note,
    });
    await finishTasks(context, { kinds: ["settleUnknownEffect"], subjectIds: [effect.id] }, input.outcome);
    const body = {
      kind: effect.kind,
      factId: effect.factId,
      handoverId: effect.handoverId,
      outcome: input.outcome,
      state,
    };
    return done(
      { effectId: effect.id, state },
      [{ verb: "settleUnknownEffect", subject: `effect:${effect.id}`, body, values: { note: input.note } }],
      [toWake(effect.workflowId), ...wake],
    );
  });
}

async function requireSettler(context: ChangeContext, effect: EffectRow): Promise<void> {
  const isAdministrator = context.actor.kind === "person" && context.actor.roles.includes("administrator");
  if (isAdministrator || effect.departureId === null) return requireAccess(context, "settleEffect");
  const { departureId, id: subjectId } = effect;
  if (await holdsTask(context, { departureId, kinds: ["settleUnknownEffect"], subjectId })) return;
  await requireDecider(context, "settleEffect", await findDeparture(context.tx, departureId));
}

async function settle(
  deps: ServiceDeps,
  context: ChangeContext,
  effect: EffectRow,
  outcome: SettleUnknownEffect["outcome"],
): Promise<{ state: EffectSettled["state"]; wake: readonly Wake[] }> {
  const { tx, businessNow } = context;
  const kind = effectKinds[effect.kind];
  if (outcome === "notSent" && kind.ifNotSent === "planAgain") {
    await tx
      .update(effects)
      .set({ state: "planned", reason: "plannedAgain", settledAt: null, leaseUntil: null })
      .where(eq(effects.id, effect.id));
    return { state: "planned", wake: [] };
  }
  const state = outcome === "sent" ? "accepted" : "failed";
  const reason = outcome === "sent" ? "foundSent" : "foundNotSent";
  const settled = { ...effect, state, reason, settledAt: businessNow } as const;
  await tx.update(effects).set({ state, reason, settledAt: businessNow }).where(eq(effects.id, effect.id));
  return { state, wake: (await kind.settled?.(context, settled, state, deps)) ?? [] };
}
