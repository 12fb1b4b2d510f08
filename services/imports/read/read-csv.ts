import { CsvError, type Options, parse } from "csv-parse/sync";
import { fileError, type ImportFileError } from "./import-file-error.ts";

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
 * All records of a CSV text, the header included; cells as they stand, LF or CRLF. Stray quotes inside one line are taken as
 * written; a field over several lines must be quoted without fault, or a lost quote would swallow the rows after it.
 * @throws {ImportFileError} `damaged_csv`: a quote is opened and never closed, or the like, with the row
 */
export function readCsv(file: string, text: string, delimiter: Delimiter): string[][] {
  try {
    return parse(text, { ...csvOptions(delimiter), relax_quotes: false }) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (!strayQuotes.has(error.code)) throw damagedCsv(file, error);
  }
  return readSloppyCsv(file, text, delimiter);
}

const strayQuotes = new Set(["INVALID_OPENING_QUOTE", "CSV_INVALID_CLOSING_QUOTE"]);

function readSloppyCsv(file: string, text: string, delimiter: Delimiter): string[][] {
  let found: { record: string[]; raw: string }[];
  try {
    found = parse(text, { ...csvOptions(delimiter), raw: true }) as unknown as typeof found;
  } catch (error) {
    if (error instanceof CsvError) throw damagedCsv(file, error);
    throw error;
  }
  return found.map(({ record, raw }, at) => {
    if (raw.trim().includes("\n") && !isStrictCsv(raw, delimiter)) {
      throw fileError(file, "quote_not_closed", { row: at + 1 });
    }
    return record;
  });
}

function isStrictCsv(raw: string, delimiter: Delimiter): boolean {
  try {
    parse(raw, { ...csvOptions(delimiter), relax_quotes: false });
    return true;
  } catch (error) {
    if (error instanceof CsvError) return false;
    throw error;
  }
}

function damagedCsv(file: string, error: CsvError): ImportFileError {
  const row = typeof error["records"] === "number" ? error["records"] + 1 : 1;
  return error.code === "CSV_QUOTE_NOT_CLOSED"
    ? fileError(file, "ends_in_quotes", { row })
    : fileError(file, "damaged_csv", { row, fault: error.code });
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
