import { and, inArray, isNull, or, sql } from "drizzle-orm";
import { contacts } from "../../db/schema/clients.ts";
import type { Context } from "../../db/transaction.ts";

const mailbox = sql`lower(trim(${contacts.email}))`;

/**
 * No more offers by mail to these contacts: who unsubscribes means the mailbox, so it ends at every client whose contact
 * has the same address (§5.4). Returns the contacts for whom it ended now.
 */
export async function endOffers(
  { tx, businessNow }: Context,
  contactIds: readonly string[],
): Promise<{ id: string; clientId: string }[]> {
  const named = inArray(contacts.id, [...contactIds]);
  const addresses = tx.select({ address: mailbox }).from(contacts).where(named);
  return tx
    .update(contacts)
    .set({ unsubscribedAt: businessNow })
    .where(and(isNull(contacts.unsubscribedAt), or(named, inArray(mailbox, addresses))))
    .returning({ id: contacts.id, clientId: contacts.clientId });
}
