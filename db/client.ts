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
  // An idle connection that the server ends must not end the process; the next query reports its own error.
  pool.on("error", () => {});
  return { pool, query: drizzle(pool), close: () => pool.end() };
}
