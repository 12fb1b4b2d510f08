import { type SpawnOptions, spawn } from "node:child_process";

export type CommandResult = { code: number | null; output: string };

/** Runs a program to its end; stdout and stderr come back as one text. Throws only when it cannot be started. */
export function runCommand(file: string, args: string[], options: SpawnOptions = {}): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.once("error", reject);
    // "exit", not "close": a daemon started by the program may keep the pipes open for ever.
    child.once("exit", (code) => {
      setImmediate(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
        resolve({ code, output });
      });
    });
  });
}
