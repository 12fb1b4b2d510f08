import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Where the built pages lie. */
export const WEB_DIST = join(ROOT, "dist", "web");
/** Each is built by itself, so that the page behind a client's link carries nothing of the app. */
const PAGES = ["index.html", "client.html"];
const STAMP = join(WEB_DIST, ".sources");
/** What the pages are made of. */
const SOURCES = ["web", "contracts", "domain", "messages", "package-lock.json"];

/** Builds the pages when they are not there or older than their sources. Returns whether it built. */
export async function ensureWebBuild(): Promise<boolean> {
  const sources = await hashSources();
  if ((await readStamp()) === sources) return false;
  await buildWeb();
  await writeFile(STAMP, sources);
  return true;
}

async function buildWeb(): Promise<void> {
  // The bundler is only loaded when there is something to build.
  const { build } = await import("vite");
  await rm(WEB_DIST, { recursive: true, force: true });
  await mkdir(WEB_DIST, { recursive: true });
  // A test run's own environment would bring the slow and large development build of React.
  const environment = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  try {
    for (const page of PAGES) {
      const rolldownOptions = { input: join(ROOT, "web", page) };
      await build({ configFile: join(ROOT, "web", "vite.config.ts"), logLevel: "warn", build: { rolldownOptions } });
    }
  } finally {
    if (environment === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = environment;
  }
  const files = (await readdir(WEB_DIST, { recursive: true })).filter((name) => /\.(js|css|svg)$/.test(name));
  await Promise.all(files.map((name) => compress(join(WEB_DIST, name))));
}

const brotliOf = promisify(brotliCompress);
const gzipOf = promisify(gzip);

/** Beside each file its compressed twins, made once and as small as they get. */
async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
  await writeFile(`${file}.br`, await brotliOf(content, quality));
  await writeFile(`${file}.gz`, await gzipOf(content, { level: 9 }));
}

async function hashSources(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of await listFiles(join(ROOT, source))) {
      hash
        .update(file.slice(ROOT.length))
        .update("\0")
        .update(await readFile(file));
    }
  }
  return hash.digest("hex");
}

async function listFiles(path: string): Promise<string[]> {
  if (path.endsWith(".json")) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function readStamp(): Promise<string | null> {
  try {
    return await readFile(STAMP, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
