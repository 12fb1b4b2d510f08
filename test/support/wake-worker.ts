/**
 * A worker process for the wake test: the released departure workflow and the real acknowledgement, with facts reduced
 * to a count. Killed by the test with SIGKILL.
 */
import { NativeConnection, Worker } from "@temporalio/worker";
import { sql } from "drizzle-orm";
import { createDatabase } from "../../db/client.ts";
import { look } from "../../db/transaction.ts";
import { acknowledgePass } from "../../services/wakes/acknowledge-pass.ts";
import type { PassView } from "../../workflows/pass.ts";

const [databaseUrl = "", address = "", taskQueue = "", codePath = "", target = "0"] = process.argv.slice(2);
const db = createDatabase(databaseUrl, 10);
const system = { kind: "system", name: "test" } as const;

async function readDeparture(id: string): Promise<PassView<never>> {
  const subject = `departure:${id}`;
  const { snapshot, seen } = await look(db, system, async ({ tx }) => {
    const { rows } = await tx.execute<{ snapshot: string; seen: number }>(sql`
      select pg_current_snapshot()::text as snapshot, count(*)::int as seen from audit where subject = ${subject}`);
    return rows[0] as { snapshot: string; seen: number };
  });
  await db.query.execute(sql`insert into notes (subject, kind, text) values (${subject}, 'seen', ${String(seen)})`);
  const standing = { stage: null, lastDay: null, teamId: null, counts: { seen } };
  const finished = seen >= Number(target);
  return { due: [], finished, snapshot, nextDueAt: null, sleepMs: 3_600_000, standing, searchable: false };
}

const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  taskQueue,
  workflowBundle: { codePath },
  stickyQueueScheduleToStartTimeout: "1s",
  activities: {
    readDeparture,
    acknowledgePass: (pass: Parameters<typeof acknowledgePass>[1]) =>
      acknowledgePass({ db, secret: "", publicUrl: "" }, pass),
  },
});
process.send?.("ready");
await worker.run();
