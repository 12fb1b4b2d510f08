import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { processStart } from "../process-identity.ts";
import { runCommand } from "../run-command.ts";
import type { PostgresBinaries } from "./binaries.ts";

export type Cluster = { binaries: PostgresBinaries; dataFolder: string };
export type Durability = "durable" | "throwaway";

const SUPERUSER = "postgres";

/** Makes a new database cluster whose superuser has `password`; all or nothing, so that a killed start leaves no half of one. */
export async function initCluster(cluster: Cluster, password: string, durability: Durability): Promise<void> {
  const draft = `${cluster.dataFolder}.${randomBytes(6).toString("hex")}`;
  const passwordFile = `${draft}.password`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await giveToServer(cluster, draft);
    await writeFile(passwordFile, password, { mode: 0o600 });
    await giveToServer(cluster, passwordFile);
    const { code, output } = await run(cluster, "initdb", [
      "-D",
      draft,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--locale=C.UTF-8",
      "--encoding=UTF8",
      ...(durability === "throwaway" ? ["--no-sync"] : []),
    ]);
    if (code !== 0) throw new Error(`Postgres could not make its data folder ${cluster.dataFolder}:\n${output}`);
    await rename(draft, cluster.dataFolder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

export function clusterExists(cluster: Cluster): Promise<boolean> {
  return stat(join(cluster.dataFolder, "PG_VERSION")).then(
    () => true,
    () => false,
  );
}

/** Port on which the cluster's server runs now, or undefined. */
export async function runningPort(cluster: Cluster): Promise<number | undefined> {
  const { code } = await run(cluster, "pg_ctl", ["status", "-D", cluster.dataFolder]);
  if (code !== 0) return undefined;
  const lines = (await readFile(join(cluster.dataFolder, "postmaster.pid"), "utf8")).split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  // pg_ctl also calls a zombie "running", and in a container without init dead servers stay zombies.
  return (await processStart(pid)) !== undefined && (await isPostgres(pid)) ? port : undefined;
}

/** Process id of the running server. */
export async function postmasterPid(cluster: Cluster): Promise<number> {
  return Number((await readFile(join(cluster.dataFolder, "postmaster.pid"), "utf8")).split("\n")[0]);
}

export async function startCluster(cluster: Cluster, port: number, durability: Durability): Promise<void> {
  await dropForeignPidFile(cluster);
  const settings = join(cluster.dataFolder, "postgresql.auto.conf");
  await writeFile(settings, settingsText(port, durability), { mode: 0o600 });
  await giveToServer(cluster, settings);
  const log = join(cluster.dataFolder, "server.log");
  const { code, output } = await run(cluster, "pg_ctl", [
    "-w",
    "-t",
    "60",
    "start",
    "-D",
    cluster.dataFolder,
    "-l",
    log,
  ]);
  if (code !== 0) throw new Error(`Postgres did not start (its log: ${log}):\n${output}`);
}

export async function stopCluster(cluster: Cluster): Promise<void> {
  const { code, output } = await run(cluster, "pg_ctl", [
    "-w",
    "-t",
    "60",
    "stop",
    "-m",
    "fast",
    "-D",
    cluster.dataFolder,
  ]);
  if (code !== 0 && (await runningPort(cluster)) !== undefined) throw new Error(`Postgres did not stop:\n${output}`);
}

/**
 * After a container is killed and started again another program may have got the old server's pid, and Postgres would then refuse
 * to start. Its pid file goes only when that process is certainly not Postgres.
 */
async function dropForeignPidFile(cluster: Cluster): Promise<void> {
  const pid = await postmasterPid(cluster).catch(() => undefined);
  if (pid !== undefined && !(await isPostgres(pid)))
    await rm(join(cluster.dataFolder, "postmaster.pid"), { force: true });
}

/** False only when the process table says it is something else; where there is no /proc, Postgres' own check decides. */
async function isPostgres(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  return command === undefined || command.includes("postgres");
}

async function giveToServer(cluster: Cluster, path: string): Promise<void> {
  const { uid, gid } = cluster.binaries.runAs;
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

function settingsText(port: number, durability: Durability): string {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "200",
    shared_buffers: "128MB",
    timezone: "UTC",
    log_timezone: "UTC",
    jit: "off",
    log_min_messages: "warning",
    ...(durability === "throwaway"
      ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off", wal_level: "minimal", max_wal_senders: "0" }
      : {}),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  return `# Written at every start.\n${lines.join("\n")}\n`;
}

function run(cluster: Cluster, program: string, args: string[]) {
  // Postgres' programs want a working directory their user may enter, and messages we can read.
  const env = { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" };
  return runCommand(join(cluster.binaries.bin, program), args, { cwd: "/", env, ...cluster.binaries.runAs });
}
