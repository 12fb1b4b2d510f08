import { and, eq, lte, ne } from "drizzle-orm";
import type { MailSender } from "../../contracts/outgoing-mail.ts";
import { effects } from "../../db/schema/effects.ts";
import { look } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { claimEffect } from "./claim-effect.ts";
import { LEASE_EXPIRED, settleEffect } from "./settle-effect.ts";

const AT_ONCE = 8;
const BATCH = 200;
const system = { kind: "system", name: "deliverEffects" } as const;

/**
 * Sends what a workflow has in the ledger and is due, each at most once: claim, send, settle. Claims left by a sender
 * that died are settled first: by asking the connector where it can tell, else as `unknown`, which a person answers.
 * A mail the server put off waits in the ledger for its next try. Throws while another sender's claim may be alive, so
 * that the step comes again.
 */
export async function deliverEffects(deps: ServiceDeps & { mail: MailSender }, workflowId: string): Promise<void> {
  const held = await settleLostClaims(deps, workflowId);
  for (;;) {
    const due = await listDue(deps, workflowId);
    if (due.length === 0) break;
    for (let from = 0; from < due.length; from += AT_ONCE)
      await Promise.all(due.slice(from, from + AT_ONCE).map((id) => deliver(deps, id)));
  }
  if (held > 0) throw new Error(`${held} effects are claimed by another sender`);
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

async function deliver(deps: ServiceDeps & { mail: MailSender }, effectId: string): Promise<void> {
  const claimed = await claimEffect(deps, effectId);
  if (!claimed) return;
  const outcome = await deps.mail.send(claimed.mail);
  const isPutOff = outcome.state === "failed" && !outcome.permanent;
  const code = outcome.state === "failed" ? outcome.code : null;
  await settleEffect(deps, effectId, claimed.attempt, isPutOff ? "putOff" : outcome.state, code);
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
    await settleEffect(deps, effect.id, effect.attempt, found, LEASE_EXPIRED);
  }
  return held;
}
