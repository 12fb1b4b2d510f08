import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { freePort } from "../free-port.ts";
import { findPostgresBinaries, NOBODY } from "./binaries.ts";
import {
  type Cluster,
  clusterExists,
  type Durability,
  initCluster,
  postmasterPid,
  runningPort,
  startCluster,
  stopCluster,
} from "./cluster.ts";
import { createRolesAndDatabase, DATABASE, databaseUrl, type Passwords, ROLES } from "./roles.ts";

export type EmbeddedPostgres = {
  ownerUrl: string;
  appUrl: string;
  readerUrl: string;
  superUrl: string;
  port: number;
  pid: number;
  /** Process was already running (a parent was killed) and has been taken over. */
  adopted: boolean;
  stop(): Promise<void>;
};

/**
 * Starts the Postgres of the npm packages with its data in `folder` (made when missing), on 127.0.0.1 and a free port, the same
 * as last time where possible; a server that still runs on this folder is adopted. `throwaway` turns flushing to disk off and is
 * for tests only. Throws with Postgres' own words when it cannot start.
 */
export async function startPostgres(folder: string, durability: Durability = "durable"): Promise<EmbeddedPostgres> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const cluster: Cluster = { binaries: await findPostgresBinaries(), dataFolder: join(folder, "data") };
  if (cluster.binaries.runAs.uid === NOBODY) await requireReachable(folder);
  const passwords = await readOrMakePasswords(join(folder, "passwords.json"), cluster);
  if (!(await clusterExists(cluster))) await initCluster(cluster, passwords.postgres, durability);

  const running = await runningPort(cluster);
  const port = running ?? (await startOnFreePort(cluster, folder, durability));
  const superUrl = databaseUrl("postgres", passwords.postgres, port, "postgres");
  await createRolesAndDatabase(superUrl, passwords);
  const [ownerUrl, appUrl, readerUrl] = ROLES.map((role) => databaseUrl(role, passwords[role], port, DATABASE)) as [
    string,
    string,
    string,
  ];
  const pid = await postmasterPid(cluster);
  const adopted = running !== undefined;
  return { ownerUrl, appUrl, readerUrl, superUrl, port, pid, adopted, stop: () => stopCluster(cluster) };
}

/** Address of the server with this process id, when it runs on `folder`; nothing is started or changed. */
export async function findRunningPostgres(folder: string, pid: number): Promise<{ appUrl: string } | undefined> {
  const cluster: Cluster = { binaries: await findPostgresBinaries(), dataFolder: join(folder, "data") };
  if (!(await clusterExists(cluster)) || (await postmasterPid(cluster).catch(() => undefined)) !== pid)
    return undefined;
  const port = await runningPort(cluster);
  if (port === undefined) return undefined;
  const passwords = await readOrMakePasswords(join(folder, "passwords.json"), cluster);
  return { appUrl: databaseUrl("handover_app", passwords.handover_app, port, DATABASE) };
}

/** Stops a server that still runs on `folder`; does nothing when none does. */
export async function stopPostgres(folder: string): Promise<void> {
  const cluster: Cluster = { binaries: await findPostgresBinaries(), dataFolder: join(folder, "data") };
  if ((await clusterExists(cluster)) && (await runningPort(cluster)) !== undefined) await stopCluster(cluster);
}

async function startOnFreePort(cluster: Cluster, folder: string, durability: Durability): Promise<number> {
  const portFile = join(folder, "port");
  const last = Number(await readFile(portFile, "utf8").catch(() => "")) || undefined;
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? last : undefined);
    try {
      await startCluster(cluster, port, durability);
      await writeFile(portFile, String(port));
      return port;
    } catch (error) {
      // Somebody may have taken the port between our look and Postgres' bind; anything else fails three times and is told.
      if (attempt === 3) throw error;
    }
  }
}

async function readOrMakePasswords(file: string, cluster: Cluster): Promise<Passwords> {
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept) as Passwords;
  if (await clusterExists(cluster)) {
    throw new Error(
      `${file} is missing, so the database in ${cluster.dataFolder} cannot be opened. Restore it or remove both.`,
    );
  }
  const password = () => randomBytes(24).toString("hex");
  const passwords: Passwords = {
    postgres: password(),
    handover_owner: password(),
    handover_app: password(),
    handover_reader: password(),
  };
  await writeFile(file, JSON.stringify(passwords), { mode: 0o600 });
  await chmod(file, 0o600);
  return passwords;
}

async function requireReachable(folder: string): Promise<void> {
  for (let path = folder; ; path = dirname(path)) {
    const { mode, uid } = await stat(path);
    if ((mode & 0o001) === 0 && uid !== NOBODY) {
      throw new Error(
        `Started as root, Postgres runs as the user "nobody", who may not enter ${path}. Choose another HANDOVER_HOME, ` +
          `for example below /var/lib, or start as an ordinary user.`,
      );
    }
    if (path === dirname(path)) return;
  }
}
