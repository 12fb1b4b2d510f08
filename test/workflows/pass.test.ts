import { activityInfo } from "@temporalio/activity";
import { ApplicationFailure } from "@temporalio/common";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { runStep } from "../../services/departures/run-step.ts";
import { connectTestTemporal, type TestTemporal } from "../setup/temporal.ts";
import { useDatabase } from "../support/database.ts";
import { latch, type Played, startDeparture, view } from "../support/pass-worker.ts";

const held = useDatabase();
let temporal: TestTemporal;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
afterAll(() => temporal?.close());

async function start(played: Played) {
  const departure = await startDeparture(temporal, played);
  stops.push(departure.stop);
  const reads = (count: number) => expect.poll(() => departure.seen.reads, { timeout: 10_000 }).toBe(count);
  return { ...departure, reads };
}

describe("a pass", () => {
  it("is followed by another when a wake arrives before it has slept", async () => {
    const ending = latch();
    const { handle, reads } = await start({ read: () => view(), acknowledge: ending.pass });
    await ending.reached;
    await handle.signal("wake");
    ending.open();
    await reads(2);
  });

  it("sleeps until its next deadline, and then looks again by itself", async () => {
    const nextDueAt = "2026-04-07T09:00:00.000Z";
    const { handle, reads } = await start({
      read: (pass) => (pass === 1 ? view({ nextDueAt, sleepMs: 200 }) : view()),
    });
    await reads(2);
    const { events } = await handle.fetchHistory();
    const timer = events?.find((event) => event.timerStartedEventAttributes);
    expect(Buffer.from(timer?.userMetadata?.summary?.data ?? []).toString()).toBe(`"Until ${nextDueAt}"`);
  });

  it("takes the steps in the order of the stages, whatever the order of the facts, and looks again before it rests", async () => {
    const done: string[] = [];
    const note = (name: string) => async () => void done.push(name);
    const { seen, reads } = await start({
      read: (pass) => (pass === 1 ? view({ due: ["settleOffers", "chaseTasks", "appointOwners"] }) : view()),
      steps: {
        appointOwners: note("appointOwners"),
        settleOffers: note("settleOffers"),
        chaseTasks: note("chaseTasks"),
      },
    });
    await reads(2);
    expect(done).toEqual(["appointOwners", "settleOffers", "chaseTasks"]);
    await expect.poll(() => seen.acknowledged).toBe(1);
  });

  it("goes on past a step that fails, which is kept with its next try", async () => {
    const done: string[] = [];
    const { id, reads } = await start({
      read: (pass) => (pass === 1 ? view({ due: ["appointOwners", "settleOffers"] }) : view()),
      steps: {
        appointOwners: (departure) =>
          runStep(held.deps, `departure:${departure}`, "appointOwners", () => Promise.reject(new Error("spoilt row"))),
        settleOffers: async () => void done.push("settleOffers"),
      },
    });
    await reads(2);
    expect(done).toEqual(["settleOffers"]);
    const { rows } = await held.db.pool.query(`select step, attempts, failure from steps where workflow_id = $1`, [
      `departure:${id}`,
    ]);
    expect(rows).toEqual([{ step: "appointOwners", attempts: 1, failure: "Error: spoilt row" }]);
  });
});

describe("a step that does not come to an end", () => {
  it("is given up and kept as a failed try, and the pass goes on", async () => {
    const done: string[] = [];
    const { seen, reads } = await start({
      read: (pass) => (pass === 1 ? view({ due: ["appointOwners", "settleOffers"] }) : view()),
      steps: {
        // What Temporal reports once a step has used up its time.
        appointOwners: () => Promise.reject(ApplicationFailure.nonRetryable("timed out")),
        settleOffers: async () => void done.push("settleOffers"),
      },
    });
    await reads(2);
    expect(done).toEqual(["settleOffers"]);
    expect(seen.givenUp).toEqual(["appointOwners"]);
  });

  it("does not make the passes spin when it stays due", async () => {
    const taken: number[] = [];
    await start({
      read: () => view({ due: ["chaseTasks"] }),
      steps: { chaseTasks: async () => void taken.push(performance.now()) },
    });
    await expect.poll(() => taken.length, { timeout: 20_000 }).toBeGreaterThan(23);
    expect((taken[23] as number) - (taken[22] as number)).toBeGreaterThan(900);
  });
});

describe("a finished departure", () => {
  it("returns", async () => {
    const { handle, seen } = await start({ read: () => view({ finished: true }) });
    await handle.result();
    expect(seen).toEqual({ reads: 1, acknowledged: 1, givenUp: [] });
  });

  it("looks once more when a wake arrived since its facts were read", async () => {
    const ending = latch();
    const { handle, seen } = await start({ read: () => view({ finished: true }), acknowledge: ending.pass });
    await ending.reached;
    await handle.signal("wake");
    ending.open();
    await handle.result();
    expect(seen.reads).toBe(2);
  });
});

describe("a long history", () => {
  it("is continued as a new run, which looks at the facts at once", async () => {
    const runs: string[] = [];
    const { handle, reads } = await start({
      read: () => {
        runs.push(activityInfo().workflowExecution?.runId ?? "");
        return view();
      },
    });
    await reads(1);
    // Temporal suggests a new run from 4 MB on; a signal's argument is the quickest way there.
    const ballast = "x".repeat(1_500_000);
    for (let sent = 0; sent < 3; sent++) await handle.signal("wake", ballast);
    const wakeAndCount = async () => {
      await handle.signal("wake");
      return new Set(runs).size;
    };
    await expect.poll(wakeAndCount, { timeout: 20_000, interval: 500 }).toBe(2);
    const { runId, status } = await handle.describe();
    expect({ runId, status: status.name }).toEqual({ runId: runs.at(-1), status: "RUNNING" });
  });
});
