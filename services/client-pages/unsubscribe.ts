import { change, done, unchanged } from "../../db/transaction.ts";
import type { Actor, LinkActor } from "../../domain/access/actor.ts";
import { endOffers } from "../client-notices/end-offers.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";

/** The contact whose mails the link's offers come in; ForbiddenError for any other actor or link. */
export function requireOffersLink(actor: Actor): LinkActor & { contactId: string } {
  if (actor.kind !== "link" || !["unsubscribe", "clientPage"].includes(actor.purpose) || !actor.contactId)
    throw new ForbiddenError("unsubscribeLinkNeeded");
  return { ...actor, contactId: actor.contactId };
}

/**
 * No more offers by mail to this contact's mailbox: one click of its mail program (RFC 8058) or of its page. Notices of
 * service go on. Twice does nothing more.
 */
export function unsubscribe(deps: ServiceDeps, actor: Actor): Promise<{ unsubscribed: true }> {
  return change<{ unsubscribed: true }>(deps.db, actor, async (context) => {
    const ended = await endOffers(context, [requireOffersLink(actor).contactId]);
    const audits = ended.map(({ id, clientId }) => ({
      verb: "unsubscribed",
      subject: `client:${clientId}`,
      body: { contactId: id },
    }));
    const [first, ...others] = audits;
    return first ? done({ unsubscribed: true }, [first, ...others]) : unchanged({ unsubscribed: true });
  });
}
