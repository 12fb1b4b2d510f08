import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder of its own for a test, reachable for the user Postgres runs as, removed when the test ends. */
export async function makeTempFolder(
  beforeRemoval: (folder: string) => Promise<void> = async () => {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "handover-runtime-"));
  await chmod(folder, 0o755);
  onTestFinished(async () => {
    await beforeRemoval(folder);
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}
