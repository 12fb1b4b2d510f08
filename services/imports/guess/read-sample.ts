import type { ImportSample, TableCorrection } from "../../../contracts/imports.ts";
import { builtInMappings } from "../mappings/built-in-mappings.ts";
import { chooseMapping } from "../read/choose-mapping.ts";
import { ImportFileError } from "../read/import-file-error.ts";
import type { Match } from "../read/match-mapping.ts";
import type { ClosedTable } from "../read/open-table.ts";
import { openAll } from "../read/read-import.ts";
import type { Table } from "../read/table.ts";
import type { ImportFile } from "../read/unpack-file.ts";
import { type Entity, fieldHints, wordsOf } from "./field-names.ts";
import { correctTable, describeColumn, type GuessedTable, guessTable } from "./guess-table.ts";
import { nameSlots, proposeMapping } from "./propose-mapping.ts";

/** Rows a column is judged by, and those shown. */
const ROWS_JUDGED = 500;
const ROWS_SHOWN = 10;
const SAMPLES = 3;

export interface SampleOptions {
  charset?: string;
  corrections?: readonly TableCorrection[];
  currency: string;
  locale: "en" | "ru";
}

/**
 * What the files of an export hold: columns with samples and what they look like, the built-in mapping that fits, else a
 * proposed one. Touches no database.
 * @throws {ImportFileError} when a file cannot be read
 */
export async function readSample(files: readonly ImportFile[], options: SampleOptions): Promise<ImportSample> {
  const closed = await openAll(files);
  const builtIn = findBuiltIn(closed);
  const reading = { charset: options.charset, decimalSign: "." } as const;
  const loaded = closed.map((table) => ({
    closed: table,
    headers: table.headers(reading),
    table: table.load(reading).table,
  }));
  const guessed = loaded.map(({ headers, table }) => {
    const correction = options.corrections?.find(({ file }) => file === table.file);
    const found = guess(table, headers);
    return correction ? correctTable(found, correction) : found;
  });
  const slots = nameSlots(guessed);
  const { charset, currency, locale } = options;
  const of = { name: toName(files[0]?.name ?? ""), currency, locale, ...(charset === undefined ? {} : { charset }) };
  const mapping = builtIn ? null : proposeMapping(slots, of);
  return {
    builtIn: builtIn?.mapping.name ?? null,
    proposed: mapping && JSON.stringify(mapping, null, 2),
    fields: listFields(),
    tables: loaded.map(({ closed: one, table }, at) => {
      const found = guessed[at] as GuessedTable;
      return {
        ...show(found, table),
        slot: builtIn ? slotIn(builtIn, one) : (slots.get(found) ?? null),
        entity: builtIn ? null : found.entity,
      };
    }),
  };
}

/** The built-in mapping the files fit; none is no fault here. */
function findBuiltIn(tables: readonly ClosedTable[]): Match | null {
  try {
    return chooseMapping(builtInMappings, tables);
  } catch (error) {
    if (error instanceof ImportFileError) return null;
    throw error;
  }
}

const slotIn = ({ tables }: Match, table: ClosedTable): string | null =>
  [...tables].find(([, found]) => found.includes(table))?.[0] ?? null;

function guess(table: Table, headers: readonly string[]): GuessedTable {
  const rows = table.rows.slice(0, ROWS_JUDGED);
  const columns = [...table.columns].map(([key, at]) => {
    // A mapping may name a column as its file does; of several alike only the key tells which is meant.
    const header = key.includes("#") ? key : (headers[at]?.trim() ?? key);
    return describeColumn(
      header,
      rows.map((cells) => cells[at] ?? ""),
    );
  });
  return guessTable(table.file, columns);
}

function show({ file, columns, fields }: GuessedTable, table: Table) {
  const fieldOf = new Map([...fields].map(([field, column]) => [column, field]));
  const places = [...table.columns.values()];
  return {
    file,
    columns: columns.map((column) => ({
      header: column.header,
      looksLike: column.looksLike,
      samples: [...new Set(column.values)].slice(0, SAMPLES).map(shorten),
      proposed: fieldOf.get(column) ?? null,
    })),
    rows: table.rows.slice(0, ROWS_SHOWN).map((cells) => places.map((at) => shorten(cells[at] ?? ""))),
    totalRows: table.rows.length,
  };
}

/** A cell may hold a letter; a page shows its beginning. */
const shorten = (cell: string) => (cell.length > 200 ? `${cell.slice(0, 199)}…` : cell);

const listFields = (): ImportSample["fields"] =>
  (Object.keys(fieldHints) as Entity[]).flatMap((entity) =>
    Object.entries(fieldHints[entity]).map(([field, { needed }]) => ({ entity, field, needed: needed ?? false })),
  );

/** A mapping's name is part of every record's identity; the person may change it before the first import. */
function toName(file: string): string {
  const name = wordsOf(file.replace(/(\.\w+)+$/, ""))
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return name === "" ? "own-export" : name;
}
