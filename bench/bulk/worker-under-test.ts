import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Client } from "pg";
import type { BenchServers } from "./bench-servers.ts";

const WORKER = fileURLToPath(new URL("../../runtime/worker-process.ts", import.meta.url));
const REPORT_PEAK = new URL("./report-peak.ts", import.meta.url).href;
const READY_MS = 60_000;

/** Ids of this bench's installation; nothing leaves it. */
export const identity = { secret: "bench".padEnd(32, "-"), publicUrl: "http://127.0.0.1:1" };

export interface WorkerUnderTest {
  /** Throws once the process has ended. */
  requireRunning(): void;
  /** Ends it and tells its peak memory in bytes. */
  stop(): Promise<number>;
}

/**
 * Starts the released worker process (workflows, activities, dispatcher, solver) on a database and waits until both its parts beat.
 * `BENCH_NODE_OPTIONS` adds options of Node, a profiler's for example.
 */
export async function startWorker(
  servers: BenchServers,
  database: { client: Client; appUrl: string },
  taskQueue: string,
): Promise<WorkerUnderTest> {
  const peakFile = join(servers.folder, `peak-${taskQueue}`);
  const options = (process.env.BENCH_NODE_OPTIONS ?? "").split(" ").filter(Boolean);
  const child = spawn(process.execPath, [...options, "--import", REPORT_PEAK, WORKER], {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      BENCH_PEAK_FILE: peakFile,
      DATABASE_URL: database.appUrl,
      TEMPORAL_ADDRESS: servers.temporalAddress,
      PUBLIC_URL: identity.publicUrl,
      HANDOVER_SECRET: identity.secret,
      HANDOVER_TASK_QUEUE: taskQueue,
      HANDOVER_HOME: servers.folder,
      HANDOVER_DEMO: "1",
    },
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  const requireRunning = () => {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error("The worker process has ended.");
  };
  await untilReady(database.client, requireRunning);
  return { requireRunning, stop: () => stop(child, peakFile) };
}

async function untilReady(client: Client, requireRunning: () => void): Promise<void> {
  const end = Date.now() + READY_MS;
  for (;;) {
    requireRunning();
    const { rows } = await client.query("select count(*)::int as parts from heartbeats");
    if (rows[0].parts === 2) return;
    if (Date.now() > end) throw new Error("The worker process is not ready.");
    await wait(50);
  }
}

async function stop(child: ChildProcess, peakFile: string): Promise<number> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
  return Number(await readFile(peakFile, "utf8"));
}
