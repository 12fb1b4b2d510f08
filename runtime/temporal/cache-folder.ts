import { access, constants, mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** The user's own cache folder of Handover, made when missing; `fallback` where the user has none that can be written. */
export async function cacheFolder(env: NodeJS.ProcessEnv, fallback: string): Promise<string> {
  const wished = join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), ".cache"), "handover");
  try {
    await mkdir(wished, { recursive: true });
    await access(wished, constants.W_OK);
    return wished;
  } catch {
    const folder = join(fallback, "cache");
    await mkdir(folder, { recursive: true });
    return folder;
  }
}
