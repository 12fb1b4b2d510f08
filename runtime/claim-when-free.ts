import { setTimeout as wait } from "node:timers/promises";
import { claimRun, type Run, type RunFile } from "./run-file.ts";

const LOOK_MS = 250;

/**
 * Takes the folder's run for this process as `claimRun` does, and waits while another start is beginning or stopping: what it
 * leaves is taken. Returns the other run once that can be used, or when `patienceMs` are over.
 */
export async function claimWhenFree(
  folder: string,
  patienceMs: number,
): Promise<{ taken: RunFile } | { running: Run | undefined }> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const claim = await claimRun(folder);
    if ("taken" in claim || claim.running?.address || Date.now() > end) return claim;
    await wait(LOOK_MS);
  }
}
