import readWorkbookSheets from "read-excel-file/node";
import { fileError } from "./import-file-error.ts";

export type Cell = string | number | boolean | Date | null;
export type Sheet = { name: string; rows: Cell[][] };

/**
 * The sheets of an XLSX workbook that hold anything.
 * @throws {ImportFileError} `damaged_workbook`
 */
export async function readWorkbook(file: string, bytes: Buffer): Promise<Sheet[]> {
  try {
    const sheets = await readWorkbookSheets(bytes);
    return sheets
      .filter(({ data }) => data.length > 0)
      .map(({ sheet, data }) => ({ name: sheet, rows: data as Cell[][] }));
  } catch {
    throw fileError(file, "damaged_workbook");
  }
}

/** A cell as a CSV export of the same sheet would write it: ISO dates, numbers with the mapping's decimal sign. */
export function cellText(cell: Cell, decimalSign: "." | ","): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return String(cell).replace(".", decimalSign);
  if (typeof cell === "boolean") return String(cell);
  const iso = cell.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19).replace("T", " ");
}
