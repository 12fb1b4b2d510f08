import { and, eq, lte, ne } from "drizzle-orm";
import type { MailSender } from "../../contracts/outgoing-mail.ts";
import { effects } from "../../db/schema/effects.ts";
import { look } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { claimEffect } from "./claim-effect.ts";
import { MOST_ATTEMPTS, settleEffect } from "./settle-effect.ts";

const AT_ONCE = 8;
const BATCH = 200;
const system = { kind: "system", name: "deliverEffects" } as const;

/**
 * Sends what a workflow has in the ledger and is due, each at most once: claim, send, settle. Claims left by a sender
 * that died are settled first: by asking the connector where it can tell, else as `unknown`, which a person answers.
 * Throws when a server put mails off, so that the step comes again later.
 */
export async function deliverEffects(deps: ServiceDeps & { mail: MailSender }, workflowId: string): Promise<void> {
  let later = await settleLostClaims(deps, workflowId);
  for (;;) {
    const due = await listDue(deps, workflowId);
    if (due.length === 0) break;
    let putOff = 0;
    for (let from = 0; from < due.length; from += AT_ONCE) {
      const results = await Promise.all(due.slice(from, from + AT_ONCE).map((id) => deliver(deps, id)));
      putOff += results.filter((result) => result === "putOff").length;
    }
    later += putOff;
    if (putOff > 0) break;
  }
  if (later > 0) throw new Error(`${later} effects were put off`);
}

function listDue(deps: ServiceDeps, workflowId: string): Promise<string[]> {
  return look(deps.db, system, async ({ tx, businessNow }) => {
    const rows = await tx
      .select({ id: effects.id })
      .from(effects)
      .where(
        and(
          eq(effects.workflowId, workflowId),
          eq(effects.state, "planned"),
          lte(effects.notBefore, businessNow),
          ne(effects.kind, "ownerWriteBack"),
        ),
      )
      .orderBy(effects.plannedAt, effects.id)
      .limit(BATCH);
    return rows.map((row) => row.id);
  });
}

async function deliver(deps: ServiceDeps & { mail: MailSender }, effectId: string): Promise<"settled" | "putOff"> {
  const claimed = await claimEffect(deps, effectId);
  if (!claimed) return "settled";
  const outcome = await deps.mail.send(claimed.mail);
  if (outcome.state === "failed" && !outcome.permanent && claimed.attempt < MOST_ATTEMPTS) {
    await settleEffect(deps, effectId, claimed.attempt, "retry", outcome.code);
    return "putOff";
  }
  await settleEffect(deps, effectId, claimed.attempt, outcome.state, outcome.state === "failed" ? outcome.code : null);
  return "settled";
}

/** Returns how many claims still have a lease: their sender may be alive. */
async function settleLostClaims(deps: ServiceDeps & { mail: MailSender }, workflowId: string): Promise<number> {
  const { lost, held } = await look(deps.db, system, async ({ tx, realNow }) => {
    const rows = await tx
      .select()
      .from(effects)
      .where(and(eq(effects.workflowId, workflowId), eq(effects.state, "claimed"), ne(effects.kind, "ownerWriteBack")));
    const isLost = (row: (typeof rows)[number]) => !row.leaseUntil || row.leaseUntil <= realNow;
    return { lost: rows.filter(isLost), held: rows.filter((row) => !isLost(row)).length };
  });
  for (const effect of lost) {
    const found = effect.messageId && deps.mail.lookUp ? await deps.mail.lookUp(effect.messageId) : "unknown";
    const state = found === "accepted" ? "accepted" : found === "absent" ? "retry" : "unknown";
    await settleEffect(deps, effect.id, effect.attempt, state, "leaseExpired");
  }
  return held;
}
