import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../../runtime/free-port.ts";
import type { BenchServers } from "../bulk/bench-servers.ts";
import { identity } from "../bulk/worker-under-test.ts";

const API = fileURLToPath(new URL("../../runtime/api-process.ts", import.meta.url));
const READY_MS = 60_000;

/** Starts the released API process on a database and waits until a departure could be accepted. */
export async function startApi(
  servers: BenchServers,
  appUrl: string,
  taskQueue: string,
): Promise<{ address: string; stop(): Promise<void> }> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const child = spawn(process.execPath, [API], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DATABASE_URL: appUrl,
      TEMPORAL_ADDRESS: servers.temporalAddress,
      PUBLIC_URL: address,
      HANDOVER_SECRET: identity.secret,
      HANDOVER_TASK_QUEUE: taskQueue,
      HANDOVER_HOME: servers.folder,
      HANDOVER_DEMO: "0",
    },
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  await untilReady(address, hasEnded);
  return {
    address,
    stop: async () => {
      if (hasEnded()) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function untilReady(address: string, hasEnded: () => boolean): Promise<void> {
  const end = Date.now() + READY_MS;
  for (;;) {
    if (hasEnded()) throw new Error("The API process has ended.");
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > end) throw new Error(`The API is not ready: ${answer ? await answer.text() : "no answer"}`);
    await wait(100);
  }
}
