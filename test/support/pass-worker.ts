import { randomUUID } from "node:crypto";
import type { WorkflowHandle } from "@temporalio/client";
import { DefaultLogger, Runtime, Worker } from "@temporalio/worker";
import type { PassView } from "../../workflows/pass.ts";
import { type TestTemporal, testWorkflowBundle } from "../setup/temporal.ts";

// Workers that come and go are no news here.
Runtime.install({ logger: new DefaultLogger("ERROR") });

export type View = PassView<string>;
type Activity = (id: string) => Promise<unknown>;

/** Nothing due, nothing to come. */
export function view(overrides: Partial<View> = {}): View {
  return {
    due: [],
    finished: false,
    snapshot: "1:1:",
    nextDueAt: null,
    sleepMs: 3_600_000,
    standing: { stage: null, lastDay: null, teamId: null, counts: {} },
    searchable: false,
    ...overrides,
  };
}

/** A promise and what ends it: holds an activity until the test lets it go. */
export function latch() {
  const reached = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  return {
    reached: reached.promise,
    open: open.resolve,
    pass: async () => {
      reached.resolve();
      await open.promise;
    },
  };
}

/** What a departure's workflow is given in a test: facts by number of the pass, its steps, and what an acknowledgement waits for. */
export interface Played {
  read(pass: number): View | Promise<View>;
  steps?: Record<string, Activity>;
  acknowledge?(pass: number): Promise<void>;
}

/** Runs the released departure workflow on facts of the test's making; `reads` counts its passes. */
export async function startDeparture(temporal: TestTemporal, played: Played) {
  const seen = { reads: 0, acknowledged: 0, givenUp: [] as string[] };
  const worker = await Worker.create({
    connection: temporal.nativeConnection,
    taskQueue: temporal.taskQueue,
    workflowBundle: await testWorkflowBundle(),
    activities: {
      readDeparture: async () => played.read(++seen.reads),
      acknowledgePass: async () => {
        await played.acknowledge?.(seen.reads);
        seen.acknowledged += 1;
      },
      keepGivenUpStep: async ({ activity }: { activity: string }) => void seen.givenUp.push(activity),
      ...played.steps,
    },
  });
  const running = worker.run();
  const id = randomUUID();
  const handle: WorkflowHandle = await temporal.client.workflow.start("departure", {
    workflowId: `departure:${id}`,
    taskQueue: temporal.taskQueue,
    args: [id],
  });
  const stop = async () => {
    const { status } = await handle.describe();
    if (status.name === "RUNNING") await handle.terminate();
    worker.shutdown();
    await running;
  };
  return { id, handle, seen, stop };
}
