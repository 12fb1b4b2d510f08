import type { MappedFile, Mapping } from "../../../contracts/mapping.ts";
import { type FileProblem, ImportFileError } from "./import-file-error.ts";
import type { ClosedTable, Reading } from "./open-table.ts";
import { headerKey, indexHeaders } from "./table.ts";

/** How well a set of files fits one mapping. */
export type Match = {
  mapping: Mapping;
  tables: Map<string, ClosedTable[]>;
  /** Files of the mapping that are not there, with the nearest table and the headers it lacks. */
  missing: { slot: string; nearest: string | null; lacking: string[] }[];
  unused: ClosedTable[];
  /** Tables whose headers could not even be read with this mapping. */
  unreadable: FileProblem[];
  matchedHeaders: number;
};

/** How a file of the mapping is read: its own settings, else the mapping's, else the defaults. */
export function readingOf(mapping: Mapping, slot: MappedFile): Reading {
  return {
    charset: slot.charset ?? mapping.charset,
    delimiter: slot.delimiter ?? mapping.delimiter,
    decimalSign: slot.decimalSign ?? mapping.decimalSign ?? ".",
  };
}

/** Finds for each file of a mapping the tables with its headers; names of files play no part. */
export function matchMapping(mapping: Mapping, tables: readonly ClosedTable[]): Match {
  const slots = Object.entries(mapping.files);
  const match: Match = { mapping, tables: new Map(), missing: [], unused: [], unreadable: [], matchedHeaders: 0 };
  for (const table of tables) {
    const fits = slots.filter(([, slot]) => lackingHeaders(table, mapping, slot, match).length === 0);
    const best = fits.toSorted(([, a], [, b]) => b.headers.length - a.headers.length)[0];
    if (!best) {
      match.unused.push(table);
      continue;
    }
    match.tables.set(best[0], [...(match.tables.get(best[0]) ?? []), table]);
    match.matchedHeaders += best[1].headers.length;
  }
  for (const [name, slot] of slots) {
    if (slot.optional || match.tables.has(name)) continue;
    match.missing.push({ slot: name, ...nearestTable(match, mapping, slot) });
  }
  return match;
}

function nearestTable(match: Match, mapping: Mapping, slot: MappedFile): { nearest: string | null; lacking: string[] } {
  const ranked = match.unused
    .map((table) => ({ nearest: table.file, lacking: lackingHeaders(table, mapping, slot, match) }))
    .filter(({ lacking }) => lacking.length * 2 <= slot.headers.length)
    .toSorted((a, b) => a.lacking.length - b.lacking.length);
  return ranked[0] ?? { nearest: null, lacking: slot.headers };
}

function lackingHeaders(table: ClosedTable, mapping: Mapping, slot: MappedFile, match: Match): string[] {
  try {
    const columns = indexHeaders(table.headers(readingOf(mapping, slot)));
    return slot.headers.filter((header) => !columns.has(headerKey(header)));
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error;
    const known = match.unreadable.some((problem) => problem.file === table.file);
    if (!known) match.unreadable.push(...error.problems);
    return slot.headers;
  }
}
