import { type Client, ServiceError, WorkflowExecutionAlreadyStartedError } from "@temporalio/client";
import { afterEach, describe, expect, it } from "vitest";
import { createDispatch } from "../../runtime/dispatch-wakes.ts";
import { useDatabase } from "../support/database.ts";

const held = useDatabase();
afterEach(() => held.db.pool.query("delete from wakes"));

interface Call {
  id: string;
  policy: string;
}

/** A dispatch to a Temporal that answers as the test says, by a clock the test moves; what was asked of it, in order. */
function start(answer: (call: Call) => void = () => {}) {
  const calls: Call[] = [];
  const signalWithStart = async (_type: string, options: { workflowId: string; workflowIdReusePolicy: string }) => {
    const call = { id: options.workflowId, policy: options.workflowIdReusePolicy };
    calls.push(call);
    answer(call);
  };
  const temporal = { withDeadline: (_: number, ask: () => unknown) => ask(), workflow: { signalWithStart } };
  let now = 0;
  const dispatch = createDispatch({
    db: held.db,
    temporal: temporal as unknown as Client,
    taskQueue: "test",
    now: () => now,
    onError: () => {},
  });
  return {
    calls,
    /** How often the workflow was signalled so far, after looking once more `ms` later. */
    async lookAfter(ms: number, id: string): Promise<number> {
      now += ms;
      await dispatch(held.db.pool);
      return calls.filter((call) => call.id === id).length;
    },
  };
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
    const { lookAfter } = start();
    await wake("departure:a");
    expect(await lookAfter(0, "departure:a")).toBe(1);
    await wake("departure:a");
    expect(await lookAfter(300, "departure:a")).toBe(1);
    // The pass has ended: it saw the first of them.
    await held.db.pool.query("delete from wakes where id = (select min(id) from wakes)");
    expect(await lookAfter(50, "departure:a")).toBe(2);
  });

  it("signals what came during a long pass after a second", async () => {
    const { lookAfter } = start();
    await wake("departure:b");
    expect(await lookAfter(0, "departure:b")).toBe(1);
    await wake("departure:b");
    expect(await lookAfter(1_000, "departure:b")).toBe(1);
    expect(await lookAfter(1, "departure:b")).toBe(2);
  });

  it("signals what nobody took again after half a minute, then after a minute", async () => {
    const { lookAfter } = start();
    await wake("departure:c");
    const counts = [];
    for (const ms of [0, 30_000, 1, 60_000, 1]) counts.push(await lookAfter(ms, "departure:c"));
    expect(counts).toEqual([1, 1, 2, 2, 3]);
  });

  it("asks seldom while Temporal is away, and loses nothing", async () => {
    let away = true;
    const ids = Array.from({ length: 60 }, (_, index) => `departure:away${index}`);
    await wake(...ids);
    const { calls, lookAfter } = start(() => away && refuse(14));
    for (let ms = 0; ms < 1_200; ms += 50) await lookAfter(50, "");
    // At once, then after a quarter, a half and a whole second: sixteen at a time.
    expect(calls).toHaveLength(16 * 3);
    away = false;
    calls.length = 0;
    await lookAfter(5_000, "");
    expect(new Set(calls.map(({ id }) => id)).size).toBe(60);
  });

  it("lets a workflow that Temporal refuses keep no other waiting", async () => {
    await wake("departure:refused", "departure:fine");
    const { lookAfter } = start(({ id }) => id === "departure:refused" && refuse(8));
    expect(await lookAfter(0, "departure:fine")).toBe(1);
    expect(await lookAfter(2_000, "departure:refused")).toBe(1);
    expect(await lookAfter(1, "departure:refused")).toBe(2);
  });
});

describe("a wake of a workflow that has ended in Temporal", () => {
  const ended = ({ id, policy }: Call) => {
    if (policy === "ALLOW_DUPLICATE_FAILED_ONLY") throw new WorkflowExecutionAlreadyStartedError("ended", id, "any");
  };

  it("starts it once more when its row says that it has finished: something came late", async () => {
    await register("departure:late", "finished");
    await wake("departure:late");
    const { calls, lookAfter } = start(ended);
    await lookAfter(0, "departure:late");
    expect(calls.map(({ policy }) => policy)).toEqual(["ALLOW_DUPLICATE_FAILED_ONLY", "ALLOW_DUPLICATE"]);
    expect(await alarmOf("departure:late")).toBe(null);
  });

  it("raises the alarm when its row says that it runs", async () => {
    await register("departure:lost", "running");
    await wake("departure:lost");
    const { calls, lookAfter } = start(ended);
    await lookAfter(0, "departure:lost");
    expect(await alarmOf("departure:lost")).toBe("closedInTemporal");
    expect(calls.map(({ policy }) => policy)).not.toContain("ALLOW_DUPLICATE");
  });
});
