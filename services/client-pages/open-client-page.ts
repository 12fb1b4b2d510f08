import { eq, inArray } from "drizzle-orm";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { contacts } from "../../db/schema/clients.ts";
import { effects } from "../../db/schema/effects.ts";
import type { ChangeContext, Context, Tx } from "../../db/transaction.ts";
import type { Actor, LinkActor } from "../../domain/access/actor.ts";
import { listCarriedHandovers } from "../client-notices/carried-notices.ts";
import { findNoticeOf, type Notice } from "../client-notices/load-notice.ts";
import { ForbiddenError, NotFoundError, ServiceError } from "../errors.ts";
import { describeSender } from "../links/describe-sender.ts";

/** A client's page as its link opens it: one client, one of its contacts. */
export interface ClientPage extends Notice {
  link: LinkActor;
  contact: typeof contacts.$inferSelect | null;
}

/** The holder of a client page's link; ForbiddenError for any other actor or link. */
export function requirePageLink(actor: Actor): LinkActor {
  if (actor.kind !== "link" || actor.purpose !== "clientPage") throw new ForbiddenError("clientPageNeeded");
  return actor;
}

/** The page behind a link. `gone` (410) once the departure was withdrawn or the client goes no further here. */
export async function readClientPage({ tx, actor }: Pick<Context, "tx" | "actor">): Promise<ClientPage> {
  const link = requirePageLink(actor);
  const found = await findNoticeOf(tx, link.subjectId);
  if (found.departure.state === "withdrawn" || ["letGo", "excluded", "withdrawn"].includes(found.handover.end ?? ""))
    throw new ServiceError("gone", "pageClosed", "This page is closed.", await describeSender({ tx }, link));
  const [contact] = link.contactId ? await tx.select().from(contacts).where(eq(contacts.id, link.contactId)) : [];
  if (link.contactId && !contact) throw new NotFoundError("contact");
  return { ...found, link, contact: contact ?? null };
}

/** The same for a change: departure shared (or alone, where its tasks are counted up), client locked, then read. */
export async function lockClientPage(
  context: ChangeContext,
  departure: "share" | "update" = "share",
): Promise<ClientPage> {
  const before = await readClientPage(context);
  await context.lock.departure(before.departure.id, departure);
  await context.lock.clients([before.client.id], "update");
  return readClientPage(context);
}

/** Handovers the reader's mail told of: this page's, and further clients of the same person in the same mail (R15). */
export async function listToldTogether(tx: Tx, { notice, handover, contact }: ClientPage): Promise<string[]> {
  const mails = await tx
    .select({ messageId: effects.messageId, contactId: effects.contactId })
    .from(effects)
    .innerJoin(clientNotices, eq(clientNotices.id, effects.factId))
    .where(inArray(effects.factId, [notice.id]));
  const mine = mails.filter((row) => row.messageId !== null && row.contactId === (contact?.id ?? null));
  const together = await Promise.all(mine.map((row) => listCarriedHandovers(tx, row.messageId as string)));
  return [...new Set([handover.id, ...together.flat()])];
}
