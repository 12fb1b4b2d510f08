import type { ServiceDeps } from "../../services/deps.ts";

/** How many statements some work sends to the database, beginning and end of its transactions included. */
export async function countStatements(
  deps: ServiceDeps,
  work: (deps: ServiceDeps) => Promise<unknown>,
): Promise<number> {
  let count = 0;
  const { pool } = deps.db;
  const client = await pool.connect();
  // What the pool gives out is this one connection, counting, for the length of the work.
  const { connect } = pool;
  const { query, release } = client;
  Object.assign(pool, { connect: async () => client });
  Object.assign(client, {
    release: () => {},
    query: (...args: unknown[]) => {
      count += 1;
      return Reflect.apply(query, client, args);
    },
  });
  try {
    await work(deps);
  } finally {
    Object.assign(pool, { connect });
    Object.assign(client, { query, release });
    client.release();
  }
  return count;
}
