import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { look } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";

const FACTS = fileURLToPath(new URL("../../docs/facts.sql", import.meta.url));
const system = { kind: "system", name: "facts" } as const;

export interface FactQuery {
  /** `clients.inventoried` */
  field: string;
  query: string;
}

/**
 * Figures of one departure, each by its own query of docs/facts.sql, all in one snapshot, as an object nested by the
 * fields' dots. A query with one column of one row gives that value, with more columns or rows a list of rows.
 */
export async function readFacts(deps: Pick<ServiceDeps, "db">, departureId: string): Promise<Record<string, unknown>> {
  const queries = parseFacts(await readFile(FACTS, "utf8"), departureId);
  return look(deps.db, system, async ({ tx }) => {
    const facts: Record<string, unknown> = {};
    for (const { field, query } of queries) {
      const { rows } = await tx.execute(sql.raw(query));
      putField(facts, field, valueOf(rows));
    }
    return facts;
  });
}

/**
 * Splits the file: a line `-- field: name` begins a query, which ends with `;` at a line's end. `:'departure'`, psql's
 * own way of naming a variable (`psql -v departure=<id>`), becomes the id.
 */
export function parseFacts(text: string, departureId: string): FactQuery[] {
  if (!/^[0-9a-f-]{36}$/i.test(departureId)) throw new Error("departure id expected");
  return text
    .split(/^-- field: /m)
    .slice(1)
    .map((part) => {
      const [field = "", ...lines] = part.split("\n");
      const body = lines.join("\n").replaceAll(":'departure'", `'${departureId}'`);
      const query = body.slice(0, body.search(/;\s*$/m));
      return { field: field.trim(), query };
    });
}

function valueOf(rows: Record<string, unknown>[]): unknown {
  const first = rows[0];
  if (rows.length === 1 && first && Object.keys(first).length === 1) return Object.values(first)[0];
  return rows;
}

function putField(target: Record<string, unknown>, field: string, value: unknown): void {
  const names = field.split(".");
  const last = names.pop() as string;
  let at = target;
  for (const name of names) {
    at[name] ??= {};
    at = at[name] as Record<string, unknown>;
  }
  at[last] = value;
}
