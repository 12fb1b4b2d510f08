import { CsvError, type Options, parse } from "csv-parse/sync";
import { fileError } from "./import-file-error.ts";

export type Delimiter = "," | ";" | "\t" | "|";
const delimiters: Delimiter[] = [",", ";", "\t", "|"];

/** Headers of a CSV text and the delimiter they were read with; no headers when the first line is not CSV at all. */
export function peekCsv(text: string, delimiter: Delimiter | undefined): { headers: string[]; delimiter: Delimiter } {
  const start = text.slice(0, 65_536);
  const used = delimiter ?? guessDelimiter(start);
  try {
    const [headers = []] = parse(start, { ...csvOptions(used), to: 1 }) as string[][];
    return { headers, delimiter: used };
  } catch (error) {
    if (error instanceof CsvError) return { headers: [], delimiter: used };
    throw error;
  }
}

/**
 * All records of a CSV text, the header included; cells as they stand, LF or CRLF.
 * @throws {ImportFileError} `damaged_csv`: a quote is opened and never closed, or the like
 */
export function readCsv(file: string, text: string, delimiter: Delimiter): string[][] {
  try {
    return parse(text, csvOptions(delimiter)) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? ` (near line ${error["lines"]})` : "";
    const unclosed = error.code === "CSV_QUOTE_NOT_CLOSED";
    throw fileError(
      file,
      "damaged_csv",
      unclosed
        ? `ends inside a quoted field${line}: a quote is opened and never closed`
        : `is not valid CSV${line}: ${error.message}`,
    );
  }
}

function csvOptions(delimiter: Delimiter): Options {
  return { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false };
}

/** The sign found most often outside quotes in the first line. */
function guessDelimiter(text: string): Delimiter {
  const end = text.search(/\r?\n/);
  const bare = (end === -1 ? text : text.slice(0, end)).replace(/"[^"]*"/g, "");
  const counts = delimiters.map((sign) => bare.split(sign).length - 1);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}
