import { createHmac } from "node:crypto";
import { effects } from "../../db/schema/effects.ts";
import type { Context } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";

type Effect = typeof effects.$inferInsert;

/** One thing to be sent or written outside, as its cause plans it. */
export type PlannedEffect = Pick<Effect, "kind" | "factId" | "factRevision" | "workflowId" | "notBefore"> & {
  departureId?: string | null;
  handoverId?: string | null;
  personId?: string | null;
  contactId?: string | null;
  channel: "email" | "crm";
  /** Address it will go to as known now; only its keyed digest is stored. Empty for a CRM write. */
  recipient: string;
};

/** Ledger key: kind + fact + revision + channel + the recipient's keyed digest. */
export function effectKey(secret: string, effect: PlannedEffect): string {
  const recipient = createHmac("sha256", `${secret}:address`)
    .update(effect.recipient.trim().toLowerCase())
    .digest("base64url");
  return [effect.kind, effect.factId, effect.factRevision, effect.channel, recipient].join(":");
}

/**
 * Plans effects in the transaction that decides them; the same key again does nothing. Wake the workflow named in
 * `workflowId` (`departure:<id>` or `handover:<id>`): its pass claims and delivers what is due.
 */
export async function planEffects(deps: ServiceDeps, context: Context, list: readonly PlannedEffect[]): Promise<void> {
  const rows = list.map(({ channel, recipient, ...effect }) => ({
    ...effect,
    key: effectKey(deps.secret, { ...effect, channel, recipient }),
    plannedAt: context.businessNow,
  }));
  for (let from = 0; from < rows.length; from += 2000) {
    await context.tx
      .insert(effects)
      .values(rows.slice(from, from + 2000))
      .onConflictDoNothing();
  }
}
