import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isRoot, SYSTEM_FOLDER } from "./postgres/binaries.ts";

const CHECKOUT = fileURLToPath(new URL("..", import.meta.url));

export type Folders = {
  /** run.json, logs, workflow bundle. */
  state: string;
  /** Postgres' and Temporal's files and the secrets: what a back-up takes, always together. */
  data: string;
};

/**
 * Where this installation keeps its files: HANDOVER_HOME, else `.handover` of the checkout, else the user's data folder when the
 * checkout cannot be written. As root the data lies below /var/lib/handover, where the user "nobody" can reach it.
 * A demo has data of its own, because its business time is moved.
 */
export function chooseFolders(env: NodeJS.ProcessEnv, demo: boolean): Folders {
  const { state, data } = chooseHome(env);
  return { state, data: demo ? join(data, "demo") : data };
}

function chooseHome(env: NodeJS.ProcessEnv): Folders {
  if (env.HANDOVER_HOME) {
    const home = resolve(env.HANDOVER_HOME);
    return { state: home, data: home };
  }
  const hash = createHash("sha256").update(CHECKOUT).digest("hex").slice(0, 12);
  const ofCheckout = join(CHECKOUT, ".handover");
  const ofUser = join(env.XDG_DATA_HOME || join(homedir(), ".local/share"), "handover", hash);
  const state = canWrite(ofCheckout) ? ofCheckout : ofUser;
  return { state, data: isRoot() ? join(SYSTEM_FOLDER, hash) : state };
}

function canWrite(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
