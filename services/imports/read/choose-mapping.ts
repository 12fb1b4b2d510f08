import type { Mapping } from "../../../contracts/mapping.ts";
import { type FileProblem, fileError, ImportFileError } from "./import-file-error.ts";
import { type Match, matchMapping, readingOf } from "./match-mapping.ts";
import type { ClosedTable } from "./open-table.ts";

/**
 * The mapping whose files are all there; of several, the one that explains most columns.
 * @throws {ImportFileError} `unknown_charset`, `wrong_charset` or `not_text` of the files that could not be read, else
 * `columns_missing` or `file_missing` with what the nearest mapping lacks, `no_mapping_fits`, or `ambiguous_mapping`
 */
export function chooseMapping(mappings: readonly Mapping[], tables: readonly ClosedTable[]): Match {
  const matches = mappings.map((mapping) => matchMapping(mapping, tables));
  const complete = matches
    .filter(({ missing, tables: found }) => missing.length === 0 && found.size > 0)
    .toSorted((a, b) => b.matchedHeaders - a.matchedHeaders);
  const [best, second] = complete;
  if (!best) throw new ImportFileError(explain(matches, tables));
  if (second?.matchedHeaders === best.matchedHeaders) {
    throw fileError(null, "ambiguous_mapping", { first: best.mapping.name, second: second.mapping.name });
  }
  const refused = best.unreadable.filter(({ file }) => file === null || isTabular(file));
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
  const unreadable =
    nearest?.unreadable.filter(({ file }) => tables.length === 1 || file === null || isTabular(file)) ?? [];
  if (unreadable.length > 0) return unreadable;
  // A mapping somebody chose is the one meant, however little fits it; of several, one nothing fits is none to speak of.
  const meant = matches.length === 1 || (nearest?.tables.size ?? 0) > 0;
  const near = nearest?.missing.filter((gap) => gap.nearest !== null || meant) ?? [];
  if (nearest && near.length > 0) {
    return near.map((gap) => explainGap(nearest, gap));
  }
  const known = matches.map(({ mapping }) => mapping.name).join(", ");
  return tables.map(({ file }) => ({ file, code: "no_mapping_fits", values: { known } }));
}

function explainGap(match: Match, { slot, nearest, lacking }: Match["missing"][number]): FileProblem {
  const values = { mapping: match.mapping.name, columns: lacking.join(", ") };
  if (nearest !== null) return { file: nearest, code: "columns_missing", values: { ...values, slot } };
  const unused = unusedText(match, slot);
  return unused === ""
    ? { file: slot, code: "file_missing", values }
    : { file: slot, code: "file_missing_beside", values: { ...values, unused } };
}

/** The files nothing was recognised in, by what was read as their header: a wrong delimiter or a title row shows at once. */
function unusedText({ mapping, unused }: Match, slot: string): string {
  const file = mapping.files[slot];
  if (!file || unused.length === 0) return "";
  const shown = unused.slice(0, 5).map((table) => {
    const header = table.headers(readingOf(mapping, file)).join(" | ").slice(0, 120);
    return `${table.file} "${header}"`;
  });
  return shown.join("; ");
}

function missingShare(match: Match): number {
  return match.missing.length / Object.keys(match.mapping.files).length;
}
