import { readdir, readFile } from "node:fs/promises";
import { type ProcessIdentity, processStart } from "../process-identity.ts";
import { runCommand } from "../run-command.ts";

export type RunningServer = ProcessIdentity & { port: number; uiPort: number | undefined };

/**
 * Dev servers that run on the file `database` now. The process table is asked, not a note of ours, because two servers on one
 * file corrupt each other and a note may never have been written by a parent that was killed.
 */
export async function findServersOn(database: string): Promise<RunningServer[]> {
  const servers: RunningServer[] = [];
  for (const { pid, command } of await listCommands()) {
    if (!command.includes("start-dev") || !command.includes(`--db-filename=${database} `)) continue;
    const start = await processStart(pid);
    const port = numberOf(command, "port");
    if (start !== undefined && port !== undefined)
      servers.push({ pid, start, port, uiPort: numberOf(command, "ui-port") });
  }
  return servers;
}

function numberOf(command: string, flag: string): number | undefined {
  const found = new RegExp(` --${flag}=(\\d+) `).exec(command);
  return found ? Number(found[1]) : undefined;
}

async function listCommands(): Promise<{ pid: number; command: string }[]> {
  if (process.platform !== "linux") {
    const { output } = await runCommand("ps", ["-axww", "-o", "pid=,args="]);
    return output.split("\n").flatMap((line) => {
      const found = /^\s*(\d+) (.*)$/.exec(line);
      return found ? [{ pid: Number(found[1]), command: `${found[2]} ` }] : [];
    });
  }
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const commands = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      return { pid, command: `${line.replaceAll("\0", " ")} ` };
    }),
  );
  return commands.filter(({ command }) => command.trim() !== "");
}
