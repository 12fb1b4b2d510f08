import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Connection } from "@temporalio/client";
import { freePort, isListening } from "../free-port.ts";
import { isSameProcess, type ProcessIdentity, processStart, waitForExit } from "../process-identity.ts";
import { findServersOn, type RunningServer } from "./find-server.ts";
import { searchAttributes } from "./search-attributes.ts";

export type TemporalServer = {
  address: string;
  uiUrl: string | undefined;
  port: number;
  uiPort: number | undefined;
  identity: ProcessIdentity;
  /** Process was already running (a parent was killed) and has been taken over. */
  adopted: boolean;
  stop(): Promise<void>;
};

export type TemporalOptions = {
  binary: string;
  /** Holds the server's SQLite file and its log. */
  folder: string;
  /** Without the page that shows the workflows, and without flushing to disk: for tests. */
  throwaway?: boolean;
  ports?: { port?: number; uiPort?: number };
};

/**
 * Starts Temporal's dev server on the SQLite file of `folder`, on 127.0.0.1, and waits until it answers. A server that still runs
 * on that file is adopted when it answers and stopped when it does not, so there are never two.
 */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  await mkdir(options.folder, { recursive: true });
  const database = resolve(options.folder, "temporal.db");
  const [first, ...others] = await findServersOn(database);
  for (const other of others) await stopServer(other);
  if (first && others.length === 0 && (await answers(first.port, 3_000))) return describe(first, true);
  if (first) await stopServer(first);

  const server = await launch(options, database);
  await waitUntilServing(server, join(options.folder, "server.log"));
  return describe(server, false);
}

/** Stops whatever dev server still runs on the file of `folder`. */
export async function stopTemporal(folder: string): Promise<void> {
  for (const server of await findServersOn(resolve(folder, "temporal.db"))) await stopServer(server);
}

async function launch(options: TemporalOptions, database: string): Promise<RunningServer> {
  const port = await freePort(options.ports?.port);
  const uiPort = options.throwaway ? undefined : await freePort(options.ports?.uiPort);
  const args = [
    "server",
    "start-dev",
    // The last argument must not be one that find-server.ts reads: it looks for the space behind each.
    `--db-filename=${database}`,
    `--port=${port}`,
    "--ip=127.0.0.1",
    ...(uiPort === undefined ? ["--headless"] : [`--ui-port=${uiPort}`]),
    "--sqlite-pragma",
    "journal_mode=WAL",
    ...(options.throwaway ? ["--sqlite-pragma", "synchronous=OFF"] : []),
    ...Object.entries(searchAttributes).flatMap(([name, type]) => ["--search-attribute", `${name}=${type}`]),
    "--log-level",
    "warn",
    "--log-format",
    "json",
  ];
  const log = await open(join(options.folder, "server.log"), "a");
  // A process group of its own: Ctrl-C must reach the worker first, so that it can hand its tasks back.
  const child = spawn(options.binary, args, { detached: true, stdio: ["ignore", log.fd, log.fd], cwd: options.folder });
  await once(child, "spawn");
  await log.close();
  child.unref();
  const pid = child.pid ?? 0;
  const start = await processStart(pid);
  if (start === undefined) throw new Error(`Temporal stopped at once.\n${await lastLines(options.folder)}`);
  return { pid, start, port, uiPort };
}

async function waitUntilServing(server: RunningServer, log: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (await answers(server.port, 1_000)) return;
    if (!(await isSameProcess(server))) throw new Error(`Temporal stopped while starting.\n${await lastLines(log)}`);
    await wait(50);
  }
  await stopServer(server);
  throw new Error(`Temporal did not answer within 60 s.\n${await lastLines(log)}`);
}

async function answers(port: number, timeoutMs: number): Promise<boolean> {
  // Looked at before the SDK connects, because its own retry waits a second after a refusal.
  if (!(await isListening(port))) return false;
  try {
    const connection = await Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: timeoutMs });
    try {
      const call = () => connection.workflowService.describeNamespace({ namespace: "default" });
      await connection.withDeadline(Date.now() + timeoutMs, call);
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

async function stopServer(server: ProcessIdentity): Promise<void> {
  for (const [signal, patience] of [
    ["SIGTERM", 10_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (!(await isSameProcess(server))) return;
    process.kill(server.pid, signal);
    if (await waitForExit(server, patience)) return;
  }
  throw new Error(`Temporal (process ${server.pid}) cannot be stopped.`);
}

function describe(server: RunningServer, adopted: boolean): TemporalServer {
  const { pid, start, port, uiPort } = server;
  return {
    address: `127.0.0.1:${port}`,
    uiUrl: uiPort === undefined ? undefined : `http://127.0.0.1:${uiPort}`,
    port,
    uiPort,
    identity: { pid, start },
    adopted,
    stop: () => stopServer(server),
  };
}

async function lastLines(log: string): Promise<string> {
  const text = await readFile(log, "utf8").catch(() => "");
  return text.trim().split("\n").slice(-5).join("\n");
}
