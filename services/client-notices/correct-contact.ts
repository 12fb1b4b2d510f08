import { and, eq, isNull } from "drizzle-orm";
import { contactAddresses, contacts } from "../../db/schema/clients.ts";
import type { Context } from "../../db/transaction.ts";
import { NotFoundError } from "../errors.ts";

/** Coordinates as their owner gives them; a part left out stays, null removes it. */
export interface Coordinates {
  name?: string;
  title?: string | null;
  email?: string | null;
  phone?: string | null;
}

/**
 * Writes down coordinates a contact gave or confirmed: they are current from `day` on (R11), and addresses replaced keep
 * their time in the history. Names the fields changed; NotFoundError when the contact is not of this client.
 */
export async function correctContact(
  { tx, businessNow }: Context,
  clientId: string,
  contactId: string,
  given: Coordinates,
  day: string,
): Promise<string[]> {
  const [known] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.id, contactId), eq(contacts.clientId, clientId)));
  if (!known) throw new NotFoundError("contact");
  const fields = (["name", "title", "email", "phone"] as const).filter(
    (field) => given[field] !== undefined && given[field] !== known[field],
  );
  const changed = Object.fromEntries(fields.map((field) => [field, given[field]]));
  await tx
    .update(contacts)
    .set({ ...changed, verifiedOn: day })
    .where(eq(contacts.id, contactId));
  for (const channel of ["email", "phone"] as const) {
    if (!fields.includes(channel)) continue;
    const ended = await tx
      .update(contactAddresses)
      .set({ validTo: businessNow })
      .where(
        and(
          eq(contactAddresses.contactId, contactId),
          eq(contactAddresses.channel, channel),
          isNull(contactAddresses.validTo),
        ),
      )
      .returning({ id: contactAddresses.id });
    const before = known[channel];
    // The address an import brought has no dated row yet: it was theirs for all that is known.
    if (before && ended.length === 0)
      await tx
        .insert(contactAddresses)
        .values({ contactId, channel, address: before, validFrom: new Date(0), validTo: businessNow });
    const address = given[channel];
    if (address) await tx.insert(contactAddresses).values({ contactId, channel, address, validFrom: businessNow });
  }
  return fields;
}
