import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { change, done } from "../../db/transaction.ts";
import { startDispatcher } from "../../runtime/dispatcher.ts";
import type { Running } from "../../runtime/repeat.ts";
import { registerWorkflows } from "../../services/wakes/start-workflow.ts";
import { connectTestTemporal, type TestTemporal, testWorkflowBundle } from "../setup/temporal.ts";
import { useDatabase } from "../support/database.ts";

const DEPARTURES = 20;
const WRITERS = 20;
const DECISIONS = 10_000;
const PER_DEPARTURE = DECISIONS / DEPARTURES;

const held = useDatabase();
let temporal: TestTemporal;
let dispatcher: Running;
let worker: ChildProcess | null = null;

async function startWorker(): Promise<ChildProcess> {
  const { codePath } = await testWorkflowBundle();
  const file = fileURLToPath(new URL("../support/wake-worker.ts", import.meta.url));
  const child = fork(file, [
    held.database.appUrl,
    temporal.address,
    temporal.taskQueue,
    codePath,
    String(PER_DEPARTURE),
  ]);
  await once(child, "message");
  return child;
}

beforeAll(async () => {
  temporal = await connectTestTemporal();
  dispatcher = startDispatcher({
    db: held.db,
    temporal: temporal.client,
    taskQueue: temporal.taskQueue,
    onError: () => {},
  });
});
afterAll(async () => {
  await dispatcher?.stop();
  worker?.kill("SIGKILL");
  await temporal?.close();
});

describe("wakes", () => {
  it("let every workflow end having seen every fact, though the worker is killed in between", {
    timeout: 180_000,
  }, async () => {
    const ids = Array.from({ length: DEPARTURES }, () => randomUUID());
    await held.db.query.transaction((tx) => registerWorkflows(tx, "departure", ids));
    worker = await startWorker();
    let written = 0;
    const decide = async () => {
      while (written < DECISIONS) {
        const id = ids[written++ % DEPARTURES] as string;
        await change(held.db, { kind: "system", name: "writer" }, async () =>
          done(null, [{ verb: "decided", subject: `departure:${id}` }], [{ type: "departure", id }]),
        );
      }
    };
    const writers = Promise.all(Array.from({ length: WRITERS }, decide));
    const killHalfway = async () => {
      const { rows } = await held.db.query.execute<{ seen: number }>(sql`select count(*)::int as seen from audit`);
      return (rows[0]?.seen ?? 0) >= DECISIONS / 2;
    };
    await expect.poll(killHalfway, { timeout: 120_000, interval: 50 }).toBe(true);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    worker = await startWorker();
    await writers;

    for (const id of ids) await temporal.client.workflow.getHandle(`departure:${id}`).result();
    const { rows } = await held.db.query.execute<{ finished: number; decided: number; short: number }>(sql`
      select (select count(*)::int from workflows where state = 'finished') as finished,
             (select count(*)::int from audit where verb = 'decided') as decided,
             (select count(*)::int from (select max(text::int) as seen from notes where kind = 'seen' group by subject) s where seen < ${PER_DEPARTURE}) as short`);
    expect(rows[0]).toEqual({ finished: DEPARTURES, decided: DECISIONS, short: 0 });
    const wakesLeft = async () => (await held.db.query.execute(sql`select from wakes`)).rows.length;
    await expect.poll(wakesLeft, { timeout: 30_000 }).toBe(0);
  });
});
