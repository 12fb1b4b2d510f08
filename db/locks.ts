import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "./transaction.ts";

const order = { departures: 1, people: 2, clients: 3 } as const;
type Lockable = keyof typeof order;

/**
 * Row locks of one transaction, always departure, then people, then clients, each by ascending id, so that no two
 * verbs wait for each other. A call out of order is a programming error and throws.
 */
export interface Locks {
  departure(id: string, mode?: "share" | "update"): Promise<void>;
  departures(ids: readonly string[], mode: "share" | "update"): Promise<void>;
  people(ids: readonly string[], mode: "share" | "update"): Promise<void>;
  clients(ids: readonly string[], mode: "share" | "update"): Promise<void>;
}

export function createLocks(tx: Tx): Locks {
  let reached = 0;
  const take = async (table: Lockable, ids: readonly string[], mode: "share" | "update") => {
    if (order[table] < reached) throw new Error(`lock out of order: ${table}`);
    reached = order[table];
    if (ids.length === 0) return;
    // Not FOR UPDATE: who only names the row in a foreign key would wait for it, and it for them.
    const strength: SQL = mode === "update" ? sql`for no key update` : sql`for share`;
    const sorted = [...new Set(ids)].sort();
    const all = sql`any(${sql.param(sorted)}::uuid[])`;
    const given = table === "departures" ? sql`id = ${all} and ${turnAt(sorted, mode)}` : sql`id = ${all}`;
    await tx.execute(sql`select id from ${sql.identifier(table)} where ${given} order by id ${strength}`);
  };
  return {
    departure: (id, mode = "update") => take("departures", [id], mode),
    departures: (ids, mode) => take("departures", ids, mode),
    people: (ids, mode) => take("people", ids, mode),
    clients: (ids, mode) => take("clients", ids, mode),
  };
}

/**
 * True when it is one's turn, in the order asked. Rows alone are not fair: while hundreds of clients' steps share a departure, one after the other, who
 * wants it alone would wait until they have all gone by. Postgres's own queue of advisory locks lets nobody pass; it is asked before the row is.
 */
function turnAt(sorted: readonly string[], mode: "share" | "update"): SQL {
  const take = sql.raw(mode === "update" ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared");
  return sql`(
    with turns as materialized (
      select ${take}(hashtextextended('departure:' || id, 0)) from unnest(${sql.param(sorted)}::uuid[]) as asked(id))
    select count(*) from turns) > 0`;
}
