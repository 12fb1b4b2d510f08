/** A file, or a sheet of a workbook, as text cells. `rowNumbers` are spreadsheet rows, the header being row 1. */
export type Table = {
  file: string;
  columns: ReadonlyMap<string, number>;
  rows: string[][];
  rowNumbers: number[];
};

/** A row with the rows joined to it; `group` are the rows that make one record (with `groupBy`), itself included. */
export type Row = {
  table: Table;
  cells: string[];
  number: number;
  joined: ReadonlyMap<string, Row | undefined> | null;
  group: Row[] | null;
};

/** How header names are compared: case, outer and doubled blanks do not count. */
export function headerKey(header: string): string {
  return header
    .normalize("NFC")
    .replace(/^\ufeff/, "")
    .trim()
    .replace(/\s+/g, " ")
    .toLowerCase();
}

/** Columns by name; the second column of the same name is `name#2`, and so on. */
export function indexHeaders(headers: readonly string[]): Map<string, number> {
  const columns = new Map<string, number>();
  headers.forEach((header, at) => {
    const key = headerKey(header);
    if (key === "") return;
    let name = key;
    for (let copy = 2; columns.has(name); copy += 1) name = `${key}#${copy}`;
    columns.set(name, at);
  });
  return columns;
}
