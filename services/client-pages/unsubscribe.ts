import { and, eq, isNull } from "drizzle-orm";
import { contacts } from "../../db/schema/clients.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";

/**
 * No more offers by mail to this contact: one click of its mail program (RFC 8058) or of its page. Notices of service go
 * on. Twice does nothing more.
 */
export function unsubscribe(deps: ServiceDeps, actor: Actor): Promise<{ unsubscribed: true }> {
  return change<{ unsubscribed: true }>(deps.db, actor, async (context) => {
    if (actor.kind !== "link" || !["unsubscribe", "clientPage"].includes(actor.purpose) || !actor.contactId)
      throw new ForbiddenError("unsubscribeLinkNeeded");
    const [row] = await context.tx
      .update(contacts)
      .set({ unsubscribedAt: context.businessNow })
      .where(and(eq(contacts.id, actor.contactId), isNull(contacts.unsubscribedAt)))
      .returning({ clientId: contacts.clientId });
    if (!row) return unchanged({ unsubscribed: true });
    const audit = { verb: "unsubscribed", subject: `client:${row.clientId}`, body: { contactId: actor.contactId } };
    return done({ unsubscribed: true }, [audit]);
  });
}
