import { createDatabase, type Database } from "../db/client.ts";
import { openDatabase } from "./open-database.ts";

/** Runs a command on the installation's database and closes what was opened for it, also when the command throws. */
export async function withDatabase<T>(env: NodeJS.ProcessEnv, command: (db: Database) => Promise<T>): Promise<T> {
  const { url, close } = await openDatabase(env);
  try {
    const db = createDatabase(url, 2);
    try {
      return await command(db);
    } finally {
      await db.close();
    }
  } finally {
    await close();
  }
}
