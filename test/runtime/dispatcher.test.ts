import { setTimeout as wait } from "node:timers/promises";
import { type Client, ServiceError, WorkflowExecutionAlreadyStartedError } from "@temporalio/client";
import { afterEach, describe, expect, it } from "vitest";
import { startDispatcher } from "../../runtime/dispatcher.ts";
import type { Running } from "../../runtime/repeat.ts";
import { useDatabase } from "../support/database.ts";

const held = useDatabase();
let dispatcher: Running | undefined;
afterEach(async () => {
  await dispatcher?.stop();
  await held.db.pool.query("delete from wakes");
});

interface Call {
  id: string;
  policy: string;
}

/** A Temporal that answers as the test says; what was asked of it, in order. */
function start(answer: (call: Call, calls: readonly Call[]) => void = () => {}) {
  const calls: Call[] = [];
  const signalWithStart = async (_type: string, options: { workflowId: string; workflowIdReusePolicy: string }) => {
    const call = { id: options.workflowId, policy: options.workflowIdReusePolicy };
    calls.push(call);
    answer(call, calls);
  };
  const temporal = { withDeadline: (_: number, ask: () => unknown) => ask(), workflow: { signalWithStart } };
  dispatcher = startDispatcher({
    db: held.db,
    temporal: temporal as unknown as Client,
    taskQueue: "test",
    onError: () => {},
  });
  return { calls, of: (id: string) => calls.filter((call) => call.id === id) };
}

/** As the client reports a gRPC status: 14 is a server that cannot be reached, 8 one that has had enough of this workflow. */
function refuse(code: number): never {
  const cause = Object.assign(new Error("refused"), { code, details: "refused", metadata: {} });
  throw new ServiceError("Failed to signalWithStart Workflow", { cause });
}

async function wake(...ids: string[]): Promise<void> {
  await held.db.pool.query(`insert into wakes (workflow_id, type) select id, 'departure' from unnest($1::text[]) id`, [
    ids,
  ]);
}
const register = (id: string, state: string) =>
  held.db.pool.query("insert into workflows (id, type, state) values ($1, 'departure', $2)", [id, state]);
const alarmOf = async (id: string) =>
  (await held.db.pool.query("select alarm from workflows where id = $1", [id])).rows[0]?.alarm;

describe("the dispatcher", () => {
  it("signals at once what came after a pass, and holds back what a pass under way may see by itself", async () => {
    const { of } = start();
    await wake("departure:a");
    await expect.poll(() => of("departure:a").length).toBe(1);
    await wake("departure:a");
    await wait(300);
    expect(of("departure:a").length).toBe(1);
    // The pass has ended: it saw the first of them.
    await held.db.pool.query("delete from wakes where id = (select min(id) from wakes)");
    await expect.poll(() => of("departure:a").length, { timeout: 600 }).toBe(2);
  });

  it("signals what came during a long pass within about a second", async () => {
    const { of } = start();
    await wake("departure:b");
    await expect.poll(() => of("departure:b").length).toBe(1);
    await wake("departure:b");
    await expect.poll(() => of("departure:b").length, { timeout: 3_000 }).toBe(2);
  });

  it("asks seldom while Temporal is away, and loses nothing", async () => {
    let away = true;
    const ids = Array.from({ length: 60 }, (_, index) => `departure:away${index}`);
    await wake(...ids);
    const { calls } = start(() => away && refuse(14));
    await wait(1_200);
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.length).toBeLessThan(16 * 5);
    away = false;
    calls.length = 0;
    await expect.poll(() => new Set(calls.map(({ id }) => id)).size, { timeout: 5_000 }).toBe(60);
  });

  it("lets a workflow that Temporal refuses keep no other waiting", async () => {
    await wake("departure:refused", "departure:fine");
    const { of } = start(({ id }) => id === "departure:refused" && refuse(8));
    await expect.poll(() => of("departure:fine").length).toBe(1);
    await wait(1_000);
    expect(of("departure:refused").length).toBe(1);
    await expect.poll(() => of("departure:refused").length, { timeout: 4_000 }).toBe(2);
  });
});

describe("a wake of a workflow that has ended in Temporal", () => {
  const ended = ({ id, policy }: Call) => {
    if (policy === "ALLOW_DUPLICATE_FAILED_ONLY") throw new WorkflowExecutionAlreadyStartedError("ended", id, "any");
  };

  it("starts it once more when its row says that it has finished: something came late", async () => {
    await register("departure:late", "finished");
    await wake("departure:late");
    const { of } = start(ended);
    await expect
      .poll(() => of("departure:late").map(({ policy }) => policy))
      .toEqual(["ALLOW_DUPLICATE_FAILED_ONLY", "ALLOW_DUPLICATE"]);
    expect(await alarmOf("departure:late")).toBe(null);
  });

  it("raises the alarm when its row says that it runs", async () => {
    await register("departure:lost", "running");
    await wake("departure:lost");
    const { of } = start(ended);
    await expect.poll(() => alarmOf("departure:lost")).toBe("closedInTemporal");
    expect(of("departure:lost").map(({ policy }) => policy)).not.toContain("ALLOW_DUPLICATE");
  });
});
