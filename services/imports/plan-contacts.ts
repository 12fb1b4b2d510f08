import { type Conflict, compareRecords, type EntityPlan } from "./compare-records.ts";
import { type KnownRecords, replacedKey } from "./known-records.ts";
import type { ImportBatch } from "./read/import-batch.ts";

export type ContactValues = {
  source: string;
  sourceId: string;
  clientId: string;
  name: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  verifiedOn: string | null;
};
type Channel = "email" | "phone";

/**
 * People at the clients. An address that was replaced here by a confirmed one does not come back because the file still has
 * it: that is a conflict. One the file has newly counts, and nobody has confirmed it yet (R11).
 */
export function planContacts(
  batch: ImportBatch,
  known: KnownRecords,
  clientIds: ReadonlyMap<string, string>,
  contactIds: ReadonlyMap<string, string>,
): Promise<EntityPlan<ContactValues>> {
  const settle = (sourceId: string, channel: Channel, given: string | null, conflict: Conflict) => {
    const present = known.contacts.get(sourceId);
    if (!present || given === null || given === present[channel]) return given;
    if (!known.replaced.has(replacedKey({ contactId: present.id, channel, address: given }))) return given;
    conflict("address_replaced", { field: channel });
    return present[channel];
  };
  return compareRecords(
    "contacts",
    batch.contacts,
    contactIds,
    ({ sourceId }) => known.contacts.get(sourceId),
    ({ sourceId, clientSourceId, name, title, ...given }, conflict): ContactValues => {
      const present = known.contacts.get(sourceId);
      const email = settle(sourceId, "email", given.email, conflict);
      const phone = settle(sourceId, "phone", given.phone, conflict);
      const unchanged = (email ?? present?.email) === present?.email && (phone ?? present?.phone) === present?.phone;
      return {
        source: batch.source,
        sourceId,
        clientId: clientIds.get(clientSourceId) ?? "",
        name,
        email,
        phone,
        title,
        verifiedOn: unchanged ? (present?.verifiedOn ?? null) : null,
      };
    },
    { keep: ["email", "phone", "title"] },
  );
}
