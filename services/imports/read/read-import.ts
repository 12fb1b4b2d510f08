import { Mapping } from "../../../contracts/mapping.ts";
import { builtInMappings } from "../mappings/built-in-mappings.ts";
import { assembleBatch, type ReadParts } from "./assemble-batch.ts";
import { chooseMapping } from "./choose-mapping.ts";
import type { ImportBatch, RowReject, RowWarning } from "./import-batch.ts";
import { type FileProblem, fileError, ImportFileError } from "./import-file-error.ts";
import { type Match, readingOf } from "./match-mapping.ts";
import { type ClosedTable, openTables } from "./open-table.ts";
import { createDateReader, defaultDateFormats, isoDateFormats } from "./parse-date.ts";
import {
  readClients,
  readContacts,
  readDeals,
  readEmployees,
  readInteractions,
  readOrders,
  readQuestions,
} from "./read-entities.ts";
import type { ReadContext } from "./read-records.ts";
import { createSourceRows } from "./source-rows.ts";
import type { Table } from "./table.ts";
import type { ImportFile } from "./unpack-file.ts";

/** What one import may hold: it is kept whole between dry run and applying. */
const mostRecords = 500_000;
const recordLists = ["employees", "clients", "contacts", "deals", "orders", "interactions", "openQuestions"] as const;

/**
 * Reads the files of one export into a batch of linked, normalised records. Files are known by their headers, with the
 * given mapping or the built-in ones. Touches no database.
 * @throws {ImportFileError} when a file cannot be read or no mapping fits; the import is then refused as a whole
 */
export async function readImport(files: readonly ImportFile[], mapping?: Mapping): Promise<ImportBatch> {
  if (files.length === 0) throw fileError(null, "no_files");
  const match = chooseMapping(mapping ? [mapping] : builtInMappings, await openAll(files));
  const batch = readMatch(match);
  const records = recordLists.reduce((total, list) => total + batch[list].length, 0);
  if (records > mostRecords) throw fileError(null, "too_many_records", { records, most: mostRecords });
  return batch;
}

/**
 * A mapping file's content, checked.
 * @throws {ImportFileError} `mapping_no_json`, `mapping_fault`, each fault with its place in the file
 */
export function parseMapping(file: string, text: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw fileError(file, "mapping_no_json", { fault: error instanceof Error ? error.message : String(error) });
  }
  const parsed = Mapping.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue): FileProblem => {
    const at = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
    return { file, code: "mapping_fault", values: { fault: `${at}${issue.message}` } };
  });
  throw new ImportFileError(problems);
}

/** The tables of all files; every file that cannot be opened is named at once. */
export async function openAll(files: readonly ImportFile[]): Promise<ClosedTable[]> {
  const tables: ClosedTable[] = [];
  const problems: FileProblem[] = [];
  for (const file of files) {
    try {
      tables.push(...(await openTables(file)));
    } catch (error) {
      if (!(error instanceof ImportFileError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ImportFileError(problems);
  return tables;
}

function readMatch(match: Match): ImportBatch {
  const { mapping } = match;
  const rejects: RowReject[] = [];
  const warnings: RowWarning[] = match.unused.map(({ file }) => ({
    file,
    row: 0,
    code: "file_not_used",
    values: { mapping: mapping.name },
  }));
  const tables = new Map<string, Table[]>();
  for (const [slot, closed] of match.tables) {
    const settings = mapping.files[slot];
    if (!settings) continue;
    const loaded = closed.map((table) => table.load(readingOf(mapping, settings)));
    for (const part of loaded) {
      rejects.push(...part.rejects);
      warnings.push(...part.warnings);
    }
    tables.set(
      slot,
      loaded.map(({ table }) => table),
    );
  }
  const digits = currencyDigits(mapping);
  const context: ReadContext = {
    source: createSourceRows(mapping, tables, digits),
    dates: (file) => {
      const formats = mapping.files[file]?.dateFormats ?? mapping.dateFormats ?? [];
      return createDateReader(
        [...formats, ...(formats.length > 0 ? isoDateFormats : defaultDateFormats)],
        mapping.timeZone ?? "utc",
      );
    },
    digits,
    rejects,
    warnings,
  };
  return assembleBatch(mapping, readParts(mapping, context));
}

function readParts(mapping: Mapping, context: ReadContext): ReadParts {
  return {
    employees: mergeEntries((mapping.employees ?? []).map((spec) => readEmployees(spec, context))),
    clients: mergeEntries((mapping.clients ?? []).map((spec) => readClients(spec, context))),
    contacts: mergeEntries((mapping.contacts ?? []).map((spec) => readContacts(spec, context))),
    deals: (mapping.deals ?? []).flatMap((spec) => readDeals(spec, context)),
    orders: (mapping.orders ?? []).flatMap((spec) => readOrders(spec, context)),
    interactions: (mapping.interactions ?? []).flatMap((spec) => readInteractions(spec, context)),
    openQuestions: (mapping.openQuestions ?? []).flatMap((spec) => readQuestions(spec, context)),
    rejects: context.rejects,
    warnings: context.warnings,
  };
}

/** One person or firm may be named by several entries of a mapping: the first entry that has them counts. */
function mergeEntries<T extends { sourceId: string }>(entries: readonly T[][]): T[] {
  const known = new Set<string>();
  return entries.flatMap((records) => {
    const fresh = records.filter(({ sourceId }) => !known.has(sourceId));
    for (const { sourceId } of fresh) known.add(sourceId);
    return fresh;
  });
}

function currencyDigits(mapping: Mapping): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency: mapping.currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  );
}
