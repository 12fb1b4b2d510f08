import { asc, desc, gt, lt } from "drizzle-orm";
import { z } from "zod";
import { mailbox } from "../../db/schema/effects.ts";
import { change, done, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import type { ServiceDeps } from "../deps.ts";

/** Raw messages of the local mailbox, oldest first, with both stamps; `raw` is base64 of the message as sent. */
export function listRawMail(deps: ServiceDeps, actor: Actor, query: { cursor?: string; limit: number }) {
  return look(deps.db, actor, async ({ tx }) => {
    const after = query.cursor ? decodeCursor(query.cursor, z.tuple([z.number()]))[0] : 0;
    const rows = await tx
      .select()
      .from(mailbox)
      .where(gt(mailbox.id, after))
      .orderBy(asc(mailbox.id))
      .limit(query.limit);
    const last = rows.at(-1);
    return { messages: rows.map(toView), next: last ? encodeCursor([last.id]) : null };
  });
}

/** The newest messages first, for reading them on a page. */
export function listNewestMail(deps: ServiceDeps, actor: Actor, query: { cursor?: string; limit: number }) {
  return look(deps.db, actor, async ({ tx }) => {
    const before = query.cursor ? decodeCursor(query.cursor, z.tuple([z.number()]))[0] : Number.MAX_SAFE_INTEGER;
    const rows = await tx
      .select()
      .from(mailbox)
      .where(lt(mailbox.id, before))
      .orderBy(desc(mailbox.id))
      .limit(query.limit + 1);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return { messages: page.map(toView), next: rows.length > query.limit && last ? encodeCursor([last.id]) : null };
  });
}

export interface RawMail {
  envelopeFrom: string;
  envelopeTo: string[];
  /** base64 of the RFC 5322 message. */
  raw: string;
}

/** Puts a message into the local mailbox as if it had come from outside: a reply, a bounce, a calendar answer. */
export function putMail(deps: ServiceDeps, actor: Actor, input: RawMail): Promise<{ id: number }> {
  return change(deps.db, actor, async ({ tx, businessNow }) => {
    const raw = Buffer.from(input.raw, "base64");
    const [row] = await tx
      .insert(mailbox)
      .values({ businessAt: businessNow, envelopeFrom: input.envelopeFrom, envelopeTo: input.envelopeTo, raw })
      .returning({ id: mailbox.id });
    const id = (row as { id: number }).id;
    return done({ id }, [{ verb: "putMail", subject: "mailbox", body: { id, bytes: raw.length } }]);
  });
}

const toView = (row: typeof mailbox.$inferSelect) => ({
  id: row.id,
  receivedAt: row.receivedAt.toISOString(),
  businessAt: row.businessAt.toISOString(),
  envelopeFrom: row.envelopeFrom,
  envelopeTo: row.envelopeTo,
  raw: row.raw.toString("base64"),
});
