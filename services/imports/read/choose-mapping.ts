import type { Mapping } from "../../../contracts/mapping.ts";
import { type FileProblem, ImportFileError } from "./import-file-error.ts";
import { type Match, matchMapping, readingOf } from "./match-mapping.ts";
import type { ClosedTable } from "./open-table.ts";

/**
 * The mapping whose files are all there; of several, the one that explains most columns.
 * @throws {ImportFileError} `unknown_charset`, `wrong_charset` or `not_text` of the files that could not be read, else
 * `not_recognised` with what the nearest mapping lacks, or `ambiguous_mapping`
 */
export function chooseMapping(mappings: readonly Mapping[], tables: readonly ClosedTable[]): Match {
  const matches = mappings.map((mapping) => matchMapping(mapping, tables));
  const complete = matches
    .filter(({ missing, tables: found }) => missing.length === 0 && found.size > 0)
    .toSorted((a, b) => b.matchedHeaders - a.matchedHeaders);
  const [best, second] = complete;
  if (!best) throw new ImportFileError(explain(matches, tables));
  if (second?.matchedHeaders === best.matchedHeaders) {
    const message = `fit the mappings ${best.mapping.name} and ${second.mapping.name} alike; name one`;
    throw new ImportFileError([{ file: "the files", code: "ambiguous_mapping", message }]);
  }
  const refused = best.unreadable.filter(({ file }) => isTabular(file));
  if (refused.length > 0) throw new ImportFileError(refused);
  return best;
}

/** By its name a file of data; others (a licence, a readme, a dump) may lie in the folder and are passed over. */
export function isTabular(file: string): boolean {
  return /\.(csv|tsv|xlsx|xls|gz)$/i.test(file);
}

function explain(matches: readonly Match[], tables: readonly ClosedTable[]): FileProblem[] {
  const nearest = matches.toSorted(
    (a, b) => missingShare(a) - missingShare(b) || b.matchedHeaders - a.matchedHeaders,
  )[0];
  const unreadable = nearest?.unreadable.filter(({ file }) => tables.length === 1 || isTabular(file)) ?? [];
  if (unreadable.length > 0) return unreadable;
  // A mapping somebody chose is the one meant, however little fits it; of several, one nothing fits is none to speak of.
  const meant = matches.length === 1 || (nearest?.tables.size ?? 0) > 0;
  const near = nearest?.missing.filter((gap) => gap.nearest !== null || meant) ?? [];
  if (nearest && near.length > 0) {
    return near.map(({ slot, nearest: file, lacking }) => ({
      file: file ?? slot,
      code: "not_recognised",
      message: file
        ? `looks like "${slot}" of the mapping ${nearest.mapping.name} but has no column ${lacking.join(", ")}`
        : `the mapping ${nearest.mapping.name} needs a file with the columns ${lacking.join(", ")}${unusedText(nearest, slot)}`,
    }));
  }
  const known = matches.map(({ mapping }) => mapping.name).join(", ");
  return tables.map(({ file }) => ({
    file,
    code: "not_recognised",
    message: `its headers fit none of the known mappings (${known}); write a mapping file for it (docs/mapping.md)`,
  }));
}

/** The files nothing was recognised in, by what was read as their header: a wrong delimiter or a title row shows at once. */
function unusedText({ mapping, unused }: Match, slot: string): string {
  const file = mapping.files[slot];
  if (!file || unused.length === 0) return "";
  const shown = unused.slice(0, 5).map((table) => {
    const header = table.headers(readingOf(mapping, file)).join(" | ").slice(0, 120);
    return `${table.file} has ${header === "" ? "an empty first row" : `"${header}" in row 1`}`;
  });
  return `; no use for: ${shown.join("; ")}`;
}

function missingShare(match: Match): number {
  return match.missing.length / Object.keys(match.mapping.files).length;
}
