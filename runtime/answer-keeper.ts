import type { Database } from "../db/client.ts";
import { deleteOldAnswers } from "../services/idempotency/delete-old-answers.ts";
import { type Running, repeat } from "./repeat.ts";

const EVERY_MS = 10 * 60_000;

/** Forgets the answers of requests a day old, every ten minutes. */
export function startAnswerKeeper(deps: { db: Database; onError(error: unknown): void }): Running {
  return repeat(async () => void (await deleteOldAnswers(deps)), EVERY_MS, deps.onError);
}
