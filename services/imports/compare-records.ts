import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { ImportRowDetails } from "../../domain/imports/row-details.ts";
import type { ImportRowCode } from "../../messages/explain-import-row.ts";
import type { TextParams } from "../../messages/format-text.ts";
import type { ReportEntity, ReportRow } from "./import-report.ts";
import type { RowPlace } from "./read/import-batch.ts";

export type Planned<T> = { action: "created" | "changed"; id: string; values: T };
export type EntityPlan<T> = { writes: Planned<T>[]; rows: ReportRow[] };
/** `values` are those the code's text is filled with. */
export type Conflict = (code: ImportRowCode, values?: TextParams) => void;

/** Some milliseconds of comparing. */
const RECORDS_A_TURN = 1_000;

type Sourced = { sourceId: string; place?: RowPlace };
type Known = { id: string } & Record<string, unknown>;

/** Row ids by source id, made up for new records before anything is written, so that records can refer to each other. */
export function assignIds<S extends Sourced>(
  records: readonly S[],
  known: (record: S) => { id: string } | undefined,
): Map<string, string> {
  return new Map(records.map((record) => [record.sourceId, known(record)?.id ?? randomUUID()]));
}

/**
 * Compares records with what is known of them: each is created, changed (naming the fields) or unchanged. Where the
 * source says nothing (`null`) in a `keep` field, what somebody filled in here stays; `once` fields are set on creation.
 * Others have their turn between sets of records, or a large import would hold up every request.
 */
export async function compareRecords<S extends Sourced, T extends Record<string, unknown>>(
  entity: ReportEntity,
  records: readonly S[],
  ids: ReadonlyMap<string, string>,
  known: (record: S) => Known | undefined,
  toValues: (record: S, conflict: Conflict) => T,
  options: { keep?: readonly (keyof T & string)[]; once?: readonly (keyof T & string)[] } = {},
): Promise<EntityPlan<T>> {
  const plan: EntityPlan<T> = { writes: [], rows: [] };
  for (const [at, record] of records.entries()) {
    if (at % RECORDS_A_TURN === RECORDS_A_TURN - 1) await setImmediate();
    const report = (action: ReportRow["action"], code: ImportRowCode | null, details: ImportRowDetails | null) =>
      plan.rows.push(reportRow(entity, record, action, code, details));
    const existing = known(record);
    const wanted = toValues(record, (code, said) => report("conflict", code, said ? { values: said } : null));
    const id = ids.get(record.sourceId) ?? randomUUID();
    if (!existing) {
      plan.writes.push({ action: "created", id, values: wanted });
      report("created", null, null);
      continue;
    }
    const values = settle(wanted, existing, options.keep ?? [], options.once ?? []);
    const fields = Object.keys(values).filter((field) => !same(values[field], existing[field]));
    if (fields.length > 0) plan.writes.push({ action: "changed", id, values });
    if (fields.length > 0) report("changed", null, { fields: fields.map(fieldOf) });
    else report("unchanged", null, null);
  }
  return plan;
}

export function reportRow(
  entity: ReportEntity,
  record: Sourced,
  action: ReportRow["action"],
  code: ImportRowCode | null,
  details: ImportRowDetails | null = null,
): ReportRow {
  const { file = null, row = null } = record.place ?? {};
  return { file, row, entity, sourceId: record.sourceId, action, code, details };
}

/** What a mapping calls the field that is kept in this column: `amount` of `amountMinor`. */
function fieldOf(column: string): string {
  const field = column.replace(/(Minor|Id)$/, "");
  return field === "person" ? "employee" : field === "responsible" ? "owner" : field;
}

function settle<T extends Record<string, unknown>>(
  wanted: T,
  existing: Known,
  keep: readonly string[],
  once: readonly string[],
): T {
  const kept = keep.filter((field) => wanted[field] === null);
  return { ...wanted, ...Object.fromEntries([...kept, ...once].map((field) => [field, existing[field]])) };
}

function same(a: unknown, b: unknown): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((part, at) => part === b[at]);
  return a === b;
}
