import { eq } from "drizzle-orm";
import type { OutgoingMail } from "../../contracts/outgoing-mail.ts";
import { effectContents, effects } from "../../db/schema/effects.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import { effectKinds } from "./kinds.ts";
import { lockEffect } from "./lock-effect.ts";

/** How long a sender may take before its claim counts as lost. */
const LEASE_MS = 30_000;
const system = { kind: "system", name: "deliverEffects" } as const;

/** A claimed effect: this process alone may send it, once. */
export interface ClaimedEffect {
  effectId: string;
  attempt: number;
  mail: OutgoingMail;
}

/**
 * Claims one planned effect in one transaction: departure and client locked for share, the rule evaluated again, and
 * recipient, successor, date and offer rendered as they are now. Returns null when it is no longer planned, was
 * cancelled with a reason, or may not leave yet.
 */
export function claimEffect(deps: ServiceDeps, effectId: string): Promise<ClaimedEffect | null> {
  return change(deps.db, system, async (context) => {
    const { tx, businessNow, realNow } = context;
    const effect = await lockEffect(context, effectId, "share");
    if (effect?.state !== "planned" || effect.notBefore > businessNow) return unchanged(null);

    const prepared = await effectKinds[effect.kind].prepare(context, effect, deps);
    const subject = `effect:${effect.id}`;
    if ("notBefore" in prepared) {
      await tx.update(effects).set({ notBefore: prepared.notBefore }).where(eq(effects.id, effectId));
      return unchanged(null);
    }
    if ("cancel" in prepared) {
      await tx
        .update(effects)
        .set({ state: "cancelled", reason: prepared.cancel, settledAt: businessNow })
        .where(eq(effects.id, effectId));
      const body = { kind: effect.kind, factId: effect.factId, reason: prepared.cancel };
      return done(null, [{ verb: "effectCancelled", subject, body }], prepared.wake);
    }
    const { company } = await readSettings(tx);
    const attempt = effect.attempt + 1;
    const mail: OutgoingMail = {
      ...prepared.send,
      messageId: `<${effect.id}.${attempt}@${company.mailDomain}>`,
      date: businessNow,
    };
    await tx
      .update(effects)
      .set({
        state: "claimed",
        attempt,
        leaseUntil: new Date(realNow.getTime() + LEASE_MS),
        claimedAt: businessNow,
        messageId: mail.messageId,
        claimedOwnerId: prepared.claimedOwnerId ?? null,
        claimedOfferCode: prepared.claimedOfferCode ?? null,
      })
      .where(eq(effects.id, effectId));
    await tx
      .insert(effectContents)
      .values({ effectId, recipient: mail.to.address, subject: mail.subject })
      .onConflictDoUpdate({
        target: effectContents.effectId,
        set: { recipient: mail.to.address, subject: mail.subject, serverAnswer: null },
      });
    return done({ effectId, attempt, mail }, [
      {
        verb: "effectClaimed",
        subject,
        body: { kind: effect.kind, factId: effect.factId, handoverId: effect.handoverId, attempt },
        values: { recipient: mail.to.address, subject: mail.subject, text: mail.text },
      },
    ]);
  });
}
