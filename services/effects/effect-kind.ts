import type { OutgoingMail } from "../../contracts/outgoing-mail.ts";
import type { effects } from "../../db/schema/effects.ts";
import type { ChangeContext, Wake } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";

export type EffectRow = typeof effects.$inferSelect;

/** What a claim decides about an effect, seen as the facts are at that moment. */
export type Prepared =
  | { send: Omit<OutgoingMail, "messageId" | "date">; claimedOwnerId?: string | null; claimedOfferCode?: string | null }
  /** No longer to be sent; the reason is a code. What was written meanwhile may make others look. */
  | { cancel: string; wake?: readonly Wake[] }
  /** Not now: working hours, a call first. Business time. */
  | { notBefore: Date };

/** One kind of effect: how it is rendered inside the claim's transaction, and what follows when it has ended. */
export interface EffectKind {
  prepare(context: ChangeContext, effect: EffectRow, deps: ServiceDeps): Promise<Prepared>;
  /**
   * What a person's finding that it was never sent brings about: its failed way, or the message once more, rendered anew
   * and cancelled where it has become pointless.
   */
  ifNotSent: "goOn" | "planAgain";
  /** Facts that follow the outcome, in the transaction that settles it; returns the workflows to wake. */
  settled?(
    context: ChangeContext,
    effect: EffectRow,
    outcome: "accepted" | "failed" | "unknown",
    deps: ServiceDeps,
  ): Promise<readonly Wake[]>;
}
