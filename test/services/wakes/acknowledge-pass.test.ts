import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { wakes } from "../../../db/schema/kernel.ts";
import { look } from "../../../db/transaction.ts";
import { acknowledgePass } from "../../../services/wakes/acknowledge-pass.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();
const workflowId = "departure:one";
const row = { workflowId, type: "departure" } as const;

it("ends the wakes its pass saw and those a dump brought from another server, and leaves those that came since", async () => {
  await held.db.query.insert(wakes).values([row, { ...row, xid: "9000000000000000" }]);
  const snapshot = await look(held.db, { kind: "system", name: "test" }, async ({ tx }) => {
    const { rows } = await tx.execute<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`);
    return rows[0]?.snapshot as string;
  });
  const [later] = await held.db.query.insert(wakes).values(row).returning();
  await acknowledgePass(held.deps, { workflowId, snapshot, nextDueAt: null, finished: false });
  expect(await held.db.query.select({ id: wakes.id }).from(wakes)).toEqual([{ id: later?.id }]);
});
