import { and, eq, lte, ne, notInArray } from "drizzle-orm";
import type { MailSender } from "../../contracts/outgoing-mail.ts";
import { effects } from "../../db/schema/effects.ts";
import { look } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { claimEffect } from "./claim-effect.ts";
import { keepServerAnswer } from "./keep-server-answer.ts";
import { LEASE_EXPIRED, settleEffect } from "./settle-effect.ts";

const AT_ONCE = 8;
const BATCH = 200;
const system = { kind: "system", name: "deliverEffects" } as const;

/**
 * Sends what a workflow has in the ledger and is due, each at most once: claim, send, settle. Claims left by a sender
 * that died are settled first: by asking the connector where it can tell, else as `unknown`, which a person answers.
 * A mail the server put off waits in the ledger for its next try. One that cannot be rendered or written down keeps no
 * other back; it throws at the end, and so does another sender's claim that may be alive, so that the step comes again.
 */
export async function deliverEffects(deps: ServiceDeps & { mail: MailSender }, workflowId: string): Promise<void> {
  const held = await settleLostClaims(deps, workflowId);
  const failed = new Map<string, unknown>();
  for (;;) {
    const due = await listDue(deps, workflowId, [...failed.keys()]);
    if (due.length === 0) break;
    for (let from = 0; from < due.length; from += AT_ONCE) {
      const ids = due.slice(from, from + AT_ONCE);
      const ended = await Promise.allSettled(ids.map((id) => deliver(deps, id)));
      const errors = ended.flatMap((one, n) => (one.status === "rejected" ? [[ids[n] as string, one.reason]] : []));
      for (const [id, reason] of errors) failed.set(id, reason);
      // Not one went through: it is not the mails' fault.
      if (errors.length === ids.length) throw errors[0]?.[1];
    }
  }
  const [error] = failed.values();
  if (error !== undefined) throw error;
  if (held > 0) throw new Error(`${held} effects are claimed by another sender`);
}

function listDue(deps: ServiceDeps, workflowId: string, except: string[]): Promise<string[]> {
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
          notInArray(effects.id, except),
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
  if (outcome.state === "failed") await keepServerAnswer(deps, effectId, outcome.answer ?? null);
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
