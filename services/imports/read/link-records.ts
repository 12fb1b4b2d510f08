import type { ImportEntity, RowPlace, RowReject, RowWarning } from "./import-batch.ts";

export type Remarks = { rejects: RowReject[]; warnings: RowWarning[] };
type Sourced = { sourceId: string; place: RowPlace };

/** Keeps the first record of each source id; later ones are rejected, naming the row that came first. */
export function rejectDuplicates<T extends Sourced>(
  entity: ImportEntity,
  records: readonly T[],
  remarks: Remarks,
): T[] {
  const first = new Map<string, T>();
  for (const record of records) {
    const known = first.get(record.sourceId);
    if (!known) {
      first.set(record.sourceId, record);
      continue;
    }
    const values = { id: record.sourceId, ...known.place };
    remarks.rejects.push({ ...record.place, entity, code: "duplicate_id", values });
  }
  return [...first.values()];
}

/** Rejects records that name a client no file has (or whose own row was rejected). No client at all is left alone. */
export function rejectUnknownClients<T extends Sourced & { clientSourceId: string | null }>(
  entity: ImportEntity,
  records: readonly T[],
  clients: ReadonlySet<string>,
  remarks: Remarks,
): T[] {
  return records.filter((record) => {
    if (record.clientSourceId === null || clients.has(record.clientSourceId)) return true;
    const values = { client: record.clientSourceId };
    remarks.rejects.push({ ...record.place, entity, code: "unknown_client", values });
    return false;
  });
}

/** Clears a reference to an employee no file has, with a warning: the record itself stays. */
export function dropUnknown<T extends Sourced, K extends keyof T>(
  entity: ImportEntity,
  records: readonly T[],
  field: K & string,
  known: ReadonlySet<string>,
  remarks: Remarks,
): T[] {
  return records.map((record) => {
    const reference = record[field];
    if (typeof reference !== "string" || known.has(reference)) return record;
    const values = { reference, field: field.replace("SourceId", "") };
    remarks.warnings.push({ ...record.place, entity, code: "unknown_reference", values });
    return { ...record, [field]: null };
  });
}
