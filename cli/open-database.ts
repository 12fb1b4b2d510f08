import { join } from "node:path";
import { migrate } from "../db/migrate.ts";
import { chooseFolders } from "../runtime/folders.ts";
import { startPostgres } from "../runtime/postgres/start-postgres.ts";
import { claimRun } from "../runtime/run-file.ts";

export type OpenedDatabase = { url: string; close: () => Promise<void> };

/**
 * The installation's database for one command: DATABASE_URL, else the embedded one, which is started for the command when
 * `npm start` does not run it already; nobody can start it a second time meanwhile.
 */
export async function openDatabase(env: NodeJS.ProcessEnv): Promise<OpenedDatabase> {
  if (env["DATABASE_URL"]) return { url: env["DATABASE_URL"], close: async () => {} };
  const folders = chooseFolders(env, false);
  const claim = await claimRun(folders.state);
  if ("taken" in claim && Object.keys(claim.taken.leftovers).length > 0) {
    throw new Error("An earlier start was killed and parts of it still run. Run `npm start` once, then try again.");
  }
  const postgres = await startPostgres(join(folders.data, "postgres"));
  if ("running" in claim) return { url: postgres.appUrl, close: async () => {} };
  await migrate(postgres.ownerUrl);
  const close = async () => {
    await postgres.stop();
    claim.taken.release();
  };
  return { url: postgres.appUrl, close };
}
