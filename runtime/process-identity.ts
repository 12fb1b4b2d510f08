import { readFileSync } from "node:fs";
import { runCommand } from "./run-command.ts";

/**
 * When the process started, as an opaque text that is equal only for the same process (a pid alone is reused); undefined when
 * no such process runs. Linux: boot id and start tick of /proc; elsewhere `ps -o lstart`.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (process.platform === "linux") return linuxProcessStart(pid);
  const { code, output } = await runCommand("ps", ["-o", "lstart=", "-p", String(pid)]);
  return code === 0 && output.trim() !== "" ? output.trim() : undefined;
}

function linuxProcessStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command's name stands in brackets and may hold spaces, so fields are counted after the last bracket.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, startTick] = [fields[0], fields[19]];
    if (state === "Z" || state === "X" || startTick === undefined) return undefined;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${startTick}`;
  } catch {
    return undefined;
  }
}

export type ProcessIdentity = { pid: number; start: string };

/** True while the very process that was noted still runs. */
export async function isSameProcess(identity: ProcessIdentity): Promise<boolean> {
  return (await processStart(identity.pid)) === identity.start;
}

/** Waits until the process is gone; false when it still runs after `timeoutMs`. */
export async function waitForExit(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (await isSameProcess(identity)) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}
