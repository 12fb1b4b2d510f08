import { sql } from "drizzle-orm";
import type { ServiceDeps } from "../deps.ts";

/**
 * Forgets the last signs of life, at the start of an installation whose parts have all stopped: for some seconds those of
 * the last run would pass for a worker that is not there yet. Part of `/readyz`.
 */
export async function forgetHeartbeats(deps: Pick<ServiceDeps, "db">): Promise<void> {
  await deps.db.query.execute(sql`delete from heartbeats`);
}
