import { and, asc, inArray, isNull, not, sql } from "drizzle-orm";
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
/** Mails to others put aside in one go. */
const LOOKED_AT = 1_000;
const system = { kind: "system", name: "readInboundMail" } as const;

/**
 * Takes the mails that came to the company's own addresses and nobody has taken yet: answers to invitations, reports of
 * mails that did not arrive, answers to client notices. Each is marked read after it was taken; taking one twice changes
 * nothing, so a crash in between loses nothing. What cannot be taken now stays unread and keeps no other mail back; its
 * error is thrown after the others were taken. Returns how many were read.
 */
export async function readInboundMail(deps: InboundDeps): Promise<number> {
  const { own, others } = await listWaiting(deps);
  // What the company sent to others is not looked through again four times a second, for ever.
  if (others.length > 0) await markRead(deps, others);
  const errors: unknown[] = [];
  let read = 0;
  for (const { id, raw } of own) {
    try {
      if (!(await take(deps, await deps.parseInbound(raw)))) continue;
      await markRead(deps, [id]);
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

/** Mails to the company's own addresses that nobody has taken, and mails to others that nobody has looked at. */
function listWaiting(deps: ServiceDeps): Promise<{ own: { id: number; raw: Buffer }[]; others: number[] }> {
  return look(deps.db, system, async ({ tx }) => {
    const { company } = await readSettings(tx);
    const addresses = [company.fromAddress, company.meetingAddress].map((address) => address.toLowerCase());
    const isOwn = sql`exists (select from unnest(${mailbox.envelopeTo}) as t(address) where lower(t.address) = any(${sql.param(addresses)}::text[]))`;
    const own = await tx
      .select({ id: mailbox.id, raw: mailbox.raw })
      .from(mailbox)
      .where(and(isNull(mailbox.readAt), isOwn))
      .orderBy(asc(mailbox.id))
      .limit(BATCH);
    const others = await tx
      .select({ id: mailbox.id })
      .from(mailbox)
      .where(and(isNull(mailbox.readAt), not(isOwn)))
      .limit(LOOKED_AT);
    return { own, others: others.map(({ id }) => id) };
  });
}

function markRead(deps: ServiceDeps, ids: readonly number[]): Promise<void> {
  return change(deps.db, system, async ({ tx, businessNow }) => {
    await tx
      .update(mailbox)
      .set({ readAt: businessNow })
      .where(and(inArray(mailbox.id, [...ids]), isNull(mailbox.readAt)));
    return unchanged(undefined);
  });
}
