import type { Database } from "../db/client.ts";
import { sealAudit } from "../services/audit/seal-audit.ts";
import { type Running, repeat } from "./repeat.ts";

const EVERY_MS = 250;

/** Seals the audit within a second of each commit. */
export function startSealer(deps: { db: Database; onError(error: unknown): void }): Running {
  return repeat(async () => void (await sealAudit(deps)), EVERY_MS, deps.onError);
}
