import { chmod, mkdir, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "../../db/migrate.ts";
import { startPostgres, stopPostgres } from "../../runtime/postgres/start-postgres.ts";
import { processStart } from "../../runtime/process-identity.ts";
import { findTemporalBinary } from "../../runtime/temporal/find-binary.ts";
import { startTemporal, stopTemporal } from "../../runtime/temporal/start-temporal.ts";

export const TEMPLATE = "handover_template";
const PREFIX = "handover-test-";

export type TestServers = {
  /** For files that live as long as the run: the workflow bundle. */
  folder: string;
  postgres: { ownerUrl: string; appUrl: string; readerUrl: string; superUrl: string };
  temporalAddress: string;
};

/** One Postgres with a migrated template database and one Temporal for a whole test run, in a folder of their own. */
export async function startTestServers(): Promise<TestServers> {
  await removeLeftovers();
  const folder = folderOf(process.pid);
  await mkdir(folder, { recursive: true });
  // Postgres runs as "nobody" when the tests run as root, and has to reach its data.
  await chmod(folder, 0o755);
  const [postgres, temporal] = await Promise.all([
    startPostgres(join(folder, "postgres"), "throwaway"),
    startTestTemporal(folder),
  ]);
  await createTemplate(postgres.superUrl, postgres.ownerUrl);
  const { ownerUrl, appUrl, readerUrl, superUrl } = postgres;
  return { folder, postgres: { ownerUrl, appUrl, readerUrl, superUrl }, temporalAddress: temporal.address };
}

export async function stopTestServers(): Promise<void> {
  await removeFolder(folderOf(process.pid));
}

/** The Temporal program this machine has, or one fetched now and kept. */
export function testTemporalBinary(): Promise<string> {
  return findTemporalBinary({ env: process.env, fallbackFolder: tmpdir(), progress: console.log });
}

async function startTestTemporal(folder: string) {
  return startTemporal({ binary: await testTemporalBinary(), folder: join(folder, "temporal"), throwaway: true });
}

async function createTemplate(superUrl: string, ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  await client.query(`create database ${TEMPLATE} owner handover_owner`);
  await client.end();
  await migrate(ownerUrl.replace(/[^/]+$/, TEMPLATE));
}

/** Runs that were killed left servers behind; their folders are named after a process that is gone. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : Number.NaN;
    if (Number.isInteger(pid) && (await processStart(pid)) === undefined) await removeFolder(folderOf(pid));
  }
}

async function removeFolder(folder: string): Promise<void> {
  await Promise.all([stopPostgres(join(folder, "postgres")), stopTemporal(join(folder, "temporal"))]);
  await rm(folder, { recursive: true, force: true });
}

function folderOf(pid: number): string {
  return join(tmpdir(), `${PREFIX}${pid}`);
}
