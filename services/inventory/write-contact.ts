import { and, eq, inArray, isNull } from "drizzle-orm";
import type { UpdateContact } from "../../contracts/inventory.ts";
import { contactAddresses, type contacts } from "../../db/schema/clients.ts";
import type { Context } from "../../db/transaction.ts";
import { InvalidError } from "../errors.ts";

type ContactRow = typeof contacts.$inferSelect;

/**
 * The columns an edit sets. A changed address or number counts as confirmed only where the edit says so; consent needs its day, not a later one than
 * today.
 */
export function contactValues(input: UpdateContact, today: string): Partial<typeof contacts.$inferInsert> {
  const { verified, consent, ...fields } = input;
  if (consent && consent.on > today) {
    throw new InvalidError("consentInFuture", "Consent cannot have been given in the future.", {
      pointer: "/consent/on",
    });
  }
  const touched = fields.email !== undefined || fields.phone !== undefined;
  return {
    ...fields,
    ...(verified ? { verifiedOn: today } : touched ? { verifiedOn: null } : {}),
    ...(consent === undefined
      ? {}
      : { marketingConsentOn: consent?.on ?? null, marketingConsentSource: consent?.source ?? null }),
  };
}

/** Keeps the dated rows of a contact's addresses in step: the old one ends where a new one begins. */
export async function dateAddresses(context: Context, before: ContactRow | null, after: ContactRow): Promise<void> {
  const { tx, businessNow } = context;
  const changed = (["email", "phone"] as const).filter((channel) => before?.[channel] !== after[channel]);
  if (changed.length === 0) return;
  await tx
    .update(contactAddresses)
    .set({ validTo: businessNow })
    .where(
      and(
        eq(contactAddresses.contactId, after.id),
        inArray(contactAddresses.channel, changed),
        isNull(contactAddresses.validTo),
      ),
    );
  const fresh = changed.flatMap((channel) => {
    const address = after[channel];
    return address ? [{ contactId: after.id, channel, address, validFrom: businessNow }] : [];
  });
  if (fresh.length > 0) await tx.insert(contactAddresses).values(fresh);
}
