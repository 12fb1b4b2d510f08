import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { InboundMail } from "../../contracts/inbound-mail.ts";
import { mailbox } from "../../db/schema/effects.ts";
import { change, look, unchanged } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { takeReply } from "../introductions/take-reply.ts";
import { readSettings } from "../settings/read-settings.ts";
import { takeAnswer } from "./take-answer.ts";
import { takeBounces } from "./take-bounces.ts";

export interface InboundDeps extends ServiceDeps {
  /** Reads one raw mail; never fails on odd mail. */
  parseInbound(raw: Buffer): Promise<InboundMail>;
}

const BATCH = 100;
const system = { kind: "system", name: "readInboundMail" } as const;

/**
 * Takes the mails that came to the company's own addresses and nobody has taken yet: answers to invitations, reports of
 * mails that did not arrive, answers to client notices. Each is marked read after it was taken; taking one twice changes
 * nothing, so a crash in between loses nothing. What cannot be taken now stays unread and keeps no other mail back; its
 * error is thrown after the others were taken. Returns how many were read.
 */
export async function readInboundMail(deps: InboundDeps): Promise<number> {
  const waiting = await listWaiting(deps);
  const errors: unknown[] = [];
  let read = 0;
  for (const { id, raw } of waiting) {
    try {
      if (!(await take(deps, await deps.parseInbound(raw)))) continue;
      await markRead(deps, id);
      read += 1;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} incoming mails could not be taken`);
  return read;
}

/** False: not yet. */
async function take(deps: InboundDeps, mail: InboundMail): Promise<boolean> {
  if (mail.invitationReply) await takeReply(deps, mail.invitationReply);
  else if (mail.bounces.length > 0) return takeBounces(deps, mail.bounces);
  else await takeAnswer(deps, mail);
  return true;
}

function listWaiting(deps: ServiceDeps): Promise<{ id: number; raw: Buffer }[]> {
  return look(deps.db, system, async ({ tx }) => {
    const { company } = await readSettings(tx);
    const own = [company.fromAddress, company.meetingAddress].map((address) => address.toLowerCase());
    return tx
      .select({ id: mailbox.id, raw: mailbox.raw })
      .from(mailbox)
      .where(
        and(
          isNull(mailbox.readAt),
          sql`exists (select from unnest(${mailbox.envelopeTo}) as t(address) where lower(t.address) = any(${sql.param(own)}::text[]))`,
        ),
      )
      .orderBy(asc(mailbox.id))
      .limit(BATCH);
  });
}

function markRead(deps: ServiceDeps, id: number): Promise<void> {
  return change(deps.db, system, async ({ tx, businessNow }) => {
    await tx
      .update(mailbox)
      .set({ readAt: businessNow })
      .where(and(eq(mailbox.id, id), isNull(mailbox.readAt)));
    return unchanged(undefined);
  });
}
