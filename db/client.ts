import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";

/** A pool with its query builder. One a process. */
export interface Database {
  pool: pg.Pool;
  query: NodePgDatabase;
  close(): Promise<void>;
}

/** Opens the pool of the application's role. `max` connections; a session always speaks UTC. */
export function createDatabase(url: string, max = 12): Database {
  const pool = new pg.Pool({ connectionString: url, max, options: "-c timezone=UTC" });
  // A connection that the server ends must not end the process, whether idle or in the midst of a transaction: the query
  // under way, or the next one, reports its own error.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const query = Object.assign(drizzle(pool), { transaction: transactionsOf(pool) });
  return { pool, query, close: () => pool.end() };
}

/** The query builder's own would keep the connection for ever when its BEGIN fails: the pool would run dry. */
function transactionsOf(pool: pg.Pool): NodePgDatabase["transaction"] {
  return async (work, config) => {
    const client = await pool.connect();
    try {
      return await drizzle(client).transaction(work, config);
    } finally {
      client.release();
    }
  };
}
