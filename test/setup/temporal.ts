import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Client, Connection } from "@temporalio/client";
import { NativeConnection } from "@temporalio/worker";
import { inject } from "vitest";
import { buildWorkflowBundle } from "../../runtime/workflow-bundle.ts";

export type TestTemporal = {
  address: string;
  /** Of this test alone, so that tests running beside it never take its tasks. */
  taskQueue: string;
  client: Client;
  nativeConnection: NativeConnection;
  close(): Promise<void>;
};

/** Connections to the run's Temporal and a task queue of one's own. Shut every worker down before `close`. */
export async function connectTestTemporal(): Promise<TestTemporal> {
  const address = inject("servers").temporalAddress;
  const [connection, nativeConnection] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
  ]);
  return {
    address,
    taskQueue: `test-${randomUUID()}`,
    client: new Client({ connection }),
    nativeConnection,
    close: async () => {
      await connection.close();
      await nativeConnection.close();
    },
  };
}

/** The workflows' code for `Worker.create({ workflowBundle })`, built once a run. */
export async function testWorkflowBundle(): Promise<{ codePath: string }> {
  return { codePath: await buildWorkflowBundle(join(inject("servers").folder, "bundle")) };
}
