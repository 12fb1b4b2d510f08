import { decodeText } from "./decode-text.ts";
import type { RowReject, RowWarning } from "./import-batch.ts";
import { type Delimiter, peekCsv, readCsv } from "./read-csv.ts";
import { cellText, readWorkbook, type Sheet } from "./read-workbook.ts";
import { headerKey, indexHeaders, type Table } from "./table.ts";
import { type ImportFile, unpackFile } from "./unpack-file.ts";

/** How the text of a file is to be read, after the mapping. */
export type Reading = { charset?: string | undefined; delimiter?: Delimiter | undefined; decimalSign: "." | "," };
export type LoadedTable = { table: Table; rejects: RowReject[]; warnings: RowWarning[] };

/** A file or sheet whose rows have not been read yet; `headers` depends on the charset, hence on the mapping. */
export type ClosedTable = {
  file: string;
  headers: (reading: Reading) => string[];
  load: (reading: Reading) => LoadedTable;
};

/**
 * The tables of one file: itself when it is CSV, its sheets when it is a workbook.
 * @throws {ImportFileError} from unpacking; `headers` and `load` throw what decoding and parsing throw
 */
export async function openTables(file: ImportFile): Promise<ClosedTable[]> {
  const unpacked = unpackFile(file);
  if (unpacked.kind === "text") return [openCsv(unpacked.name, unpacked.bytes)];
  const sheets = await readWorkbook(unpacked.name, unpacked.bytes);
  return sheets.map((sheet) => openSheet(sheets.length === 1 ? file.name : `${file.name}[${sheet.name}]`, sheet));
}

function openCsv(file: string, bytes: Buffer): ClosedTable {
  const texts = new Map<string | undefined, string>();
  const text = (charset: string | undefined): string => {
    const decoded = texts.get(charset) ?? decodeText(file, bytes, charset);
    texts.set(charset, decoded);
    return decoded;
  };
  return {
    file,
    headers: ({ charset, delimiter }) => peekCsv(text(charset), delimiter).headers,
    load: ({ charset, delimiter }) => {
      const content = text(charset);
      const records = readCsv(file, content, peekCsv(content, delimiter).delimiter);
      texts.clear();
      return buildTable(file, records);
    },
  };
}

function openSheet(file: string, sheet: Sheet): ClosedTable {
  const textRows = (rows: Sheet["rows"], decimalSign: "." | ",") =>
    rows.map((cells) => cells.map((cell) => cellText(cell, decimalSign)));
  return {
    file,
    headers: ({ decimalSign }) => textRows(sheet.rows.slice(0, 1), decimalSign)[0] ?? [],
    load: ({ decimalSign }) => buildTable(file, textRows(sheet.rows, decimalSign)),
  };
}

/** Sets aside blank rows, headers repeated inside the file, and rows that do not fit the header. */
function buildTable(file: string, records: string[][]): LoadedTable {
  const [headers = [], ...body] = records;
  const keys = headers.map(headerKey);
  const loaded: LoadedTable = {
    table: { file, columns: indexHeaders(headers), rows: [], rowNumbers: [] },
    rejects: [],
    warnings: [],
  };
  body.forEach((cells, at) => {
    const row = at + 2;
    if (cells.every((cell) => cell.trim() === "")) return;
    if (
      cells.length === keys.length &&
      cells[0] !== undefined &&
      headerKey(cells[0]) === keys[0] &&
      isHeader(cells, keys)
    ) {
      loaded.warnings.push({
        file,
        row,
        code: "repeated_header",
      });
      return;
    }
    if (cells.length < keys.length || cells.slice(keys.length).some((cell) => cell.trim() !== "")) {
      loaded.rejects.push({ file, row, code: "wrong_columns", values: { cells: cells.length, header: keys.length } });
      return;
    }
    loaded.table.rows.push(cells);
    loaded.table.rowNumbers.push(row);
  });
  if (loaded.table.rows.length === 0) {
    loaded.warnings.push({ file, row: 0, code: "no_rows" });
  }
  return loaded;
}

function isHeader(cells: string[], keys: string[]): boolean {
  return cells.every((cell, at) => headerKey(cell) === keys[at]);
}
