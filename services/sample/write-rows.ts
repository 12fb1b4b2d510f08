import { getTableColumns, getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "../../db/transaction.ts";

/** Rows a statement; more make no difference to Postgres, but the text of one statement lies in memory twice. */
const ROWS_A_STATEMENT = 10_000;

/**
 * Inserts plain rows (JSON values under the table's field names, all rows the same fields) in a few statements with one
 * parameter each: much faster than a parameter a value. Columns that are not named get their defaults.
 */
export async function writeRows(tx: Tx, table: PgTable, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = getTableColumns(table);
  const fields = Object.keys(first);
  const name = (field: string) => {
    const column = columns[field];
    if (!column) throw new Error(`${getTableName(table)} has no field ${field}`);
    return column.name;
  };
  const list = sql.join(
    fields.map((field) => sql.identifier(name(field))),
    sql`, `,
  );
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const part = rows.slice(from, from + ROWS_A_STATEMENT) as Record<string, unknown>[];
    const named = part.map((row) => Object.fromEntries(fields.map((field) => [name(field), row[field]])));
    await tx.execute(sql`
      insert into ${table} (${list})
      select ${list} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(named)}::jsonb)`);
  }
}
