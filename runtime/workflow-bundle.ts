import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleWorkflowCode, DefaultLogger } from "@temporalio/worker";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** What a bundle is made of: workflow code, the rules' types and constants it imports, and the SDK's version. */
const SOURCES = ["workflows", "domain", "package-lock.json"];

/**
 * The workflows' code as one file in `folder`, built only when its sources changed since the last time, so that a second start
 * does not wait for it. Returns the file's path.
 */
export async function buildWorkflowBundle(folder: string): Promise<string> {
  const file = join(folder, `workflows-${await digestSources()}.js`);
  if (await exists(file)) return file;
  await mkdir(folder, { recursive: true });
  const logger = new DefaultLogger("WARN");
  const { code } = await bundleWorkflowCode({ workflowsPath: join(ROOT, "workflows/index.ts"), logger });
  // Another process may build the same file; a rename never shows half of one.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, code);
  await rename(draft, file);
  return file;
}

async function digestSources(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    const names = (await stat(path)).isDirectory() ? await readdir(path, { recursive: true }) : [""];
    for (const name of names.filter((name) => name === "" || name.endsWith(".ts")).sort()) {
      hash
        .update(`${source}/${name}\0`)
        .update(await readFile(join(path, name)))
        .update("\0");
    }
  }
  return hash.digest("hex").slice(0, 16);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
