import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isSameProcess, type ProcessIdentity, processStart } from "./process-identity.ts";

const Identity = z.object({ pid: z.number().int(), start: z.string() });
const Run = Identity.extend({
  startedAt: z.string(),
  /** Set while people can use it. */
  address: z.string().nullable(),
  parts: z.record(
    z.string(),
    z.object({ pid: z.number().int(), start: z.string(), port: z.number().int().nullable() }),
  ),
});
export type Run = z.infer<typeof Run>;
export type Part = Run["parts"][string];

export type RunFile = {
  /** Notes a part that now runs, or with null that it has stopped. */
  notePart(name: string, part: Part | null): void;
  /** Notes where people can use it, or with null that they no longer can. */
  noteAddress(address: string | null): void;
  /** Parts of an earlier run whose parent was killed: alive, and now ours to adopt or stop. */
  leftovers: Record<string, Part>;
  release(): void;
};

/**
 * Takes `run.json` of the folder for this process. Returns the other run when one is alive: then nothing may be started. The lock
 * is a hard link, which only one process can make; a lock whose process is gone is taken over.
 */
export async function claimRun(folder: string): Promise<{ taken: RunFile } | { running: Run | undefined }> {
  await mkdir(folder, { recursive: true });
  const lock = join(folder, "run.lock");
  const file = join(folder, "run.json");
  const start = await processStart(process.pid);
  if (start === undefined)
    throw new Error("The process table cannot be read, so a second start could not be told apart.");
  const self: ProcessIdentity = { pid: process.pid, start };
  if (!(await takeLock(lock, self))) return { running: readRun(file) };

  const leftovers: Record<string, Part> = {};
  for (const [name, part] of Object.entries(readRun(file)?.parts ?? {})) {
    if (await isSameProcess(part)) leftovers[name] = part;
  }
  const run: Run = { ...self, startedAt: new Date().toISOString(), address: null, parts: { ...leftovers } };
  writeFileWhole(file, JSON.stringify(run, null, 2));
  return { taken: createRunFile(file, lock, run, leftovers) };
}

function createRunFile(file: string, lock: string, run: Run, leftovers: Record<string, Part>): RunFile {
  const save = () => writeFileWhole(file, JSON.stringify(run, null, 2));
  return {
    leftovers,
    notePart: (name, part) => {
      if (part) run.parts[name] = part;
      else delete run.parts[name];
      save();
    },
    noteAddress: (address) => {
      run.address = address;
      save();
    },
    release: () => {
      rmSync(file, { force: true });
      rmSync(lock, { force: true });
    },
  };
}

/** The run noted in the folder, alive or not. */
export function readRunOf(folder: string): Run | undefined {
  return readRun(join(folder, "run.json"));
}

function readRun(file: string): Run | undefined {
  try {
    return Run.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

async function takeLock(lock: string, self: ProcessIdentity): Promise<boolean> {
  const draft = `${lock}.${self.pid}`;
  writeFileWhole(draft, JSON.stringify(self));
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (tryLink(draft, lock)) return true;
      const holder = readIdentity(lock);
      if (holder && (await isSameProcess(holder))) return false;
      // Moved aside by rename, so that of two starts that both see a dead holder only one removes it.
      const stale = `${lock}.stale.${self.pid}`;
      try {
        renameSync(lock, stale);
      } catch {
        continue;
      }
      const moved = readIdentity(stale);
      if (moved && (await isSameProcess(moved))) tryLink(stale, lock);
      rmSync(stale, { force: true });
    }
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function readIdentity(file: string): ProcessIdentity | undefined {
  try {
    return Identity.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

function writeFileWhole(file: string, text: string): void {
  const draft = `${file}.draft.${process.pid}`;
  const handle = openSync(draft, "w", 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file);
}
