import { sql } from "drizzle-orm";
import { change, unchanged } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";

/** How long a request sent again still gets its first answer, in real time. */
const KEPT_MS = 24 * 3_600_000;
const BATCH = 5_000;
const system = { kind: "system", name: "deleteOldAnswers" } as const;

/** Forgets the answers kept for requests sent again, once they are a day old, in sets. Returns how many. */
export async function deleteOldAnswers(deps: Pick<ServiceDeps, "db">): Promise<number> {
  let deleted = 0;
  for (;;) {
    const count = await deleteSet(deps);
    deleted += count;
    if (count < BATCH) return deleted;
  }
}

function deleteSet(deps: Pick<ServiceDeps, "db">): Promise<number> {
  return change(deps.db, system, async ({ tx, realNow }) => {
    const { rowCount } = await tx.execute(sql`
      delete from idempotency_keys where ctid in (
        select ctid from idempotency_keys where at < ${new Date(realNow.getTime() - KEPT_MS)} limit ${BATCH}
        for update skip locked)`);
    return unchanged(rowCount ?? 0);
  });
}
