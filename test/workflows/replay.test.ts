import { fileURLToPath } from "node:url";
import { historyFromJSON, historyToJSON } from "@temporalio/common/lib/proto-utils.js";
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from "@temporalio/worker";
import { DeterminismViolationError } from "@temporalio/workflow";
import { beforeAll, describe, expect, it } from "vitest";
import * as workflows from "../../workflows/index.ts";
import { testWorkflowBundle } from "../setup/temporal.ts";
import { listVersions, readHistories, type StoredHistory } from "../support/stored-histories.ts";

const stored = listVersions().flatMap(readHistories);

let today: { codePath: string };

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger("ERROR") });
  today = await testWorkflowBundle();
});

async function replay(bundle: { codePath: string } | { code: string }, { history, workflowId }: StoredHistory) {
  await Worker.runReplayHistory({ workflowBundle: bundle }, historyFromJSON(history), workflowId);
}

describe("the workflows of today", () => {
  it.each(stored)("replay $name", async (one) => {
    await replay(today, one);
  });

  it("have a stored history of every type", () => {
    expect(new Set(stored.map((one) => one.workflowType))).toEqual(new Set(Object.keys(workflows)));
  });
});

describe("a replay", () => {
  it("refuses a workflow whose steps were swapped", { timeout: 60_000 }, async () => {
    const workflowsPath = fileURLToPath(new URL("../support/swapped-workflows.ts", import.meta.url));
    const bundle = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger("ERROR") });
    const standup = stored.find((one) => one.workflowType === "standup") as StoredHistory;
    await expect(replay(bundle, standup)).rejects.toThrow(DeterminismViolationError);
  });

  it("reads what was written: the installed protobufjs knows Temporal's types", () => {
    const { history } = stored[0] as StoredHistory;
    expect(JSON.parse(historyToJSON(historyFromJSON(history)))).toMatchObject({ events: history.events });
  });
});
