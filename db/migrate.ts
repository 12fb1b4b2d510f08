import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));
/** Any constant will do, it only has to be the same in every process that migrates. */
const MIGRATION_LOCK = 7_305_001;

/**
 * Brings the database up to the newest migration, as the role that owns the tables. Several processes may call it at once: one
 * migrates, the others wait and find nothing left to do. Throws the failing statement's error; each migration is all or nothing.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  if (!existsSync(`${MIGRATIONS}/meta/_journal.json`)) return;
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // A session lock, because drizzle's migrate() takes none; it goes with the connection, even after a crash.
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await applyMigrations(drizzle(client), { migrationsFolder: MIGRATIONS });
  } finally {
    await client.end();
  }
}
