import type { Locator } from "playwright-core";

export interface ShownTable {
  head: string[];
  rows: string[][];
}

/** Every table within a part of the page, as its reader sees it. */
export async function listTables(part: Locator): Promise<ShownTable[]> {
  const tables = await part.getByRole("table").all();
  return Promise.all(
    tables.map(async (table) => {
      const rows = await table.getByRole("row").all();
      const [head = [], ...body] = await Promise.all(rows.map((row) => row.locator("th, td").allTextContents()));
      return { head, rows: body };
    }),
  );
}
