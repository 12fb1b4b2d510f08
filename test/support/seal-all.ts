import { sql } from "drizzle-orm";
import { vi } from "vitest";
import type { Database } from "../../db/client.ts";
import { sealAudit } from "../../services/audit/seal-audit.ts";

/** Seals the whole audit. A transaction of another test, in a database beside this one, may hold the sealer up for a moment. */
export async function sealAll(db: Database): Promise<void> {
  const seal = async () => {
    await sealAudit({ db });
    const { rows } = await db.query.execute<{ count: number }>(sql`
      select count(*)::int as count from audit where id not in (select audit_id from sealed)`);
    if (rows[0]?.count !== 0) throw new Error(`${rows[0]?.count} audit rows are not sealed`);
  };
  await vi.waitFor(seal, { timeout: 60_000 });
}
