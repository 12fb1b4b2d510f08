import { isSameProcess, waitForExit } from "./process-identity.ts";
import type { Part } from "./run-file.ts";

const PATIENCE_MS = 15_000;

/**
 * Stops a part that outlived the parent it was started by, when it still runs: politely, then for good. Postgres takes SIGINT
 * for a fast stop.
 */
export async function stopLeftover(name: string, part: Part): Promise<void> {
  if (!(await isSameProcess(part))) return;
  signal(part.pid, name === "postgres" ? "SIGINT" : "SIGTERM");
  if (await waitForExit(part, PATIENCE_MS)) return;
  signal(part.pid, "SIGKILL");
  if (!(await waitForExit(part, PATIENCE_MS))) throw new Error(`${name} (process ${part.pid}) cannot be stopped.`);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
