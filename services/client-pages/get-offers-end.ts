import { eq } from "drizzle-orm";
import type { OffersEnd } from "../../contracts/client-page.ts";
import { contacts } from "../../db/schema/clients.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { describeSender } from "../links/describe-sender.ts";
import { requireOffersLink } from "./unsubscribe.ts";

/** Whether the reader has ended offers by mail already. Reading changes nothing. */
export function getOffersEnd(deps: ServiceDeps, actor: Actor): Promise<OffersEnd> {
  return look(deps.db, actor, async ({ tx }) => {
    const link = requireOffersLink(actor);
    const [contact] = await tx
      .select({ unsubscribedAt: contacts.unsubscribedAt })
      .from(contacts)
      .where(eq(contacts.id, link.contactId));
    const { locale } = await describeSender({ tx }, link);
    return { ended: (contact?.unsubscribedAt ?? null) !== null, locale };
  });
}
