import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ProcessIdentity, processStart } from "./process-identity.ts";

const FIRST_PAUSE_MS = 500;
const LAST_PAUSE_MS = 30_000;
/** Who lived this long has started well: its next death begins with the short pause again. */
const STEADY_MS = 60_000;

export type Supervised = { stop(patienceMs: number): Promise<void> };
export type Child = { name: string; script: string; env: NodeJS.ProcessEnv; logFolder: string };
export type Watcher = {
  onStart(identity: ProcessIdentity): void;
  onDeath(name: string, lastLines: string, pauseMs: number): void;
};

/**
 * Runs a part of ours as a child in a process group of its own (Ctrl-C goes to the parent alone, which stops the parts in order)
 * and starts it again when it dies, after 0.5 s, doubling to 30 s.
 */
export function supervise(child: Child, watcher: Watcher): Supervised {
  mkdirSync(child.logFolder, { recursive: true });
  const log = join(child.logFolder, `${child.name}.log`);
  let current: ChildProcess | undefined;
  let stopping = false;
  let pauseMs = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;

  const launch = async () => {
    const output = openSync(log, "a", 0o600);
    const startedAt = performance.now();
    const script = fileURLToPath(new URL(child.script, import.meta.url));
    current = spawn(process.execPath, [script], { detached: true, env: child.env, stdio: ["ignore", output, output] });
    // The child has its own; one kept open at each death would end the parent in a loop of many days.
    closeSync(output);
    current.once("exit", () => {
      if (stopping) return;
      if (performance.now() - startedAt > STEADY_MS) pauseMs = FIRST_PAUSE_MS;
      watcher.onDeath(child.name, lastLines(log), pauseMs);
      timer = setTimeout(launch, pauseMs);
      pauseMs = Math.min(LAST_PAUSE_MS, pauseMs * 2);
    });
    const pid = current.pid;
    const start = pid === undefined ? undefined : await processStart(pid);
    if (pid !== undefined && start !== undefined) watcher.onStart({ pid, start });
  };
  const launched = launch();

  return {
    stop: async (patienceMs) => {
      stopping = true;
      clearTimeout(timer);
      await launched;
      if (!current || current.exitCode !== null || current.signalCode !== null) return;
      const exited = once(current, "exit");
      current.kill("SIGTERM");
      const kill = setTimeout(() => current?.kill("SIGKILL"), patienceMs);
      await exited;
      clearTimeout(kill);
    },
  };
}

function lastLines(log: string): string {
  return readFileSync(log, "utf8").trim().split("\n").slice(-8).join("\n");
}
