import { assignIds, compareRecords, type EntityPlan, reportRow } from "./compare-records.ts";
import type { KnownRecords } from "./known-records.ts";
import type { ImportBatch } from "./read/import-batch.ts";

export type ClientValues = {
  source: string;
  sourceId: string;
  name: string;
  industry: string | null;
  country: string | null;
  city: string | null;
  phone: string | null;
  locale: "en" | "ru";
};
/** An owner on record from now on; `fromPersonId` is whom they replace. */
export type OwnerChange = { clientId: string; personId: string; fromPersonId: string | null };
export type ClientsPlan = {
  clients: EntityPlan<ClientValues>;
  clientIds: Map<string, string>;
  owners: OwnerChange[];
  /** Clients in or after a handover, with whom the file names their owner. */
  conflicts: { clientId: string; personId: string }[];
};

/**
 * Clients and their owners. The owner of a client with an open handover, or of one handed over after the file's date, is
 * never changed, and a leaver gets no client back: that is a conflict for the head. An owner derived from an order or deal
 * is known as of that order's day, however young the file. A file that names no owner takes none away.
 */
export async function planClients(
  batch: ImportBatch,
  known: KnownRecords,
  personIds: ReadonlyMap<string, string>,
): Promise<ClientsPlan> {
  const knownBy = ({ sourceId }: { sourceId: string }) => known.clients.get(sourceId);
  const clientIds = assignIds(batch.clients, knownBy);
  const clients = await compareRecords(
    "clients",
    batch.clients,
    clientIds,
    knownBy,
    ({ sourceId, name, industry, country, city, phone }): ClientValues => ({
      source: batch.source,
      sourceId,
      name,
      industry,
      country,
      city,
      phone,
      locale: batch.locale,
    }),
    { keep: ["industry", "country", "city", "phone"], once: ["locale"] },
  );
  const owners: OwnerChange[] = [];
  const conflicts: ClientsPlan["conflicts"] = [];
  const rowOf = new Map(clients.rows.map((row) => [row.sourceId, row]));
  for (const client of batch.clients) {
    const clientId = clientIds.get(client.sourceId) ?? "";
    const personId = client.ownerSourceId === null ? undefined : personIds.get(client.ownerSourceId);
    const fromPersonId = known.owners.get(clientId) ?? null;
    const row = rowOf.get(client.sourceId);
    if (personId === undefined || !row || personId === fromPersonId) continue;
    if (client.ownerDerived && known.handovers.gaveAway(clientId, personId)) continue;
    if (known.handovers.forbids(clientId, personId, client.ownerKnownOn ?? known.dataAsOf)) {
      clients.rows.push(reportRow("clients", client, "conflict", "owner_in_handover"));
      conflicts.push({ clientId, personId });
    } else if (known.left.has(personId)) {
      clients.rows.push(reportRow("clients", client, "conflict", "owner_has_left"));
    } else {
      owners.push({ clientId, personId, fromPersonId });
      if (row.action === "created") continue;
      row.details = { fields: [...(row.details?.fields ?? []), "owner"] };
      row.action = "changed";
    }
  }
  return { clients, clientIds, owners, conflicts };
}
