import { join } from "node:path";
import { migrate } from "../db/migrate.ts";
import { chooseFolders } from "../runtime/folders.ts";
import { findRunningPostgres, startPostgres } from "../runtime/postgres/start-postgres.ts";
import { claimRun, type Run } from "../runtime/run-file.ts";

export type OpenedDatabase = { url: string; close: () => Promise<void> };

/**
 * The installation's database for one command: DATABASE_URL, else the embedded one that `npm start`, with `--demo` or
 * without, runs; else it is started for the command (the demo's with HANDOVER_DEMO=1) and nobody can start it a second
 * time meanwhile.
 */
export async function openDatabase(env: NodeJS.ProcessEnv): Promise<OpenedDatabase> {
  if (env["DATABASE_URL"]) return { url: env["DATABASE_URL"], close: async () => {} };
  const folders = chooseFolders(env, env["HANDOVER_DEMO"] === "1" || env["HANDOVER_DEMO"] === "true");
  const claim = await claimRun(folders.state);
  if ("running" in claim) return openRunning(env, claim.running);
  if ("taken" in claim && Object.keys(claim.taken.leftovers).length > 0) {
    throw new Error("An earlier start was killed and parts of it still run. Run `npm start` once, then try again.");
  }
  const postgres = await startPostgres(join(folders.data, "postgres"));
  await migrate(postgres.ownerUrl);
  const close = async () => {
    await postgres.stop();
    claim.taken.release();
  };
  return { url: postgres.appUrl, close };
}

/** The database of the start that runs: of the folder whose server it noted, because a demo keeps one of its own. */
async function openRunning(env: NodeJS.ProcessEnv, run: Run | undefined): Promise<OpenedDatabase> {
  const noted = run?.parts["postgres"];
  for (const demo of [false, true]) {
    const postgres = noted && (await findRunningPostgres(join(chooseFolders(env, demo).data, "postgres"), noted.pid));
    if (postgres) return { url: postgres.appUrl, close: async () => {} };
  }
  throw new Error(
    "Handover is being started or stopped, or runs on a database of its own. Try again, or set DATABASE_URL.",
  );
}
