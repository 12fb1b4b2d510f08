import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Client, Connection } from "@temporalio/client";
import { expect, test } from "vitest";
import { isSameProcess } from "../../runtime/process-identity.ts";
import { findServersOn } from "../../runtime/temporal/find-server.ts";
import { startTemporal, stopTemporal } from "../../runtime/temporal/start-temporal.ts";
import { testTemporalBinary } from "../setup/test-servers.ts";
import { makeTempFolder } from "./temp-folder.ts";

const makeFolder = () => makeTempFolder(stopTemporal);

test("a workflow that waits is still there after a stop and a start on the same file", async () => {
  const options = { binary: await testTemporalBinary(), folder: await makeFolder(), throwaway: true };
  const first = await startTemporal(options);
  const before = await Connection.connect({ address: first.address });
  await new Client({ connection: before }).workflow.start("departure", {
    workflowId: "departure:1",
    taskQueue: "none",
  });
  await before.close();
  await first.stop();
  const second = await startTemporal({ ...options, ports: { port: first.port } });
  expect(second).toMatchObject({ adopted: false, port: first.port });
  const after = await Connection.connect({ address: second.address });
  const description = await new Client({ connection: after }).workflow.getHandle("departure:1").describe();
  await after.close();
  expect(description.status.name).toBe("RUNNING");
});

test("there are never two servers on one file: the one that runs is adopted", async () => {
  const folder = await makeFolder();
  const options = { binary: await testTemporalBinary(), folder, throwaway: true };
  const first = await startTemporal(options);
  const second = await startTemporal(options);
  expect(second).toMatchObject({ adopted: true, identity: first.identity });
  expect(await findServersOn(join(folder, "temporal.db"))).toHaveLength(1);
});

test("a server that runs but does not answer is stopped and replaced", async () => {
  const folder = await makeFolder();
  const options = { binary: await testTemporalBinary(), folder, throwaway: true };
  // Looks like a server on this file in the process table, listens to nobody.
  const command = ["-c", "sleep 600; true", "server", "start-dev", `--db-filename=${join(folder, "temporal.db")}`];
  const deaf = spawn("sh", [...command, "--port=1", "--headless"], { stdio: "ignore" });
  const gone = once(deaf, "exit");
  await once(deaf, "spawn");
  const server = await startTemporal(options);
  await gone;
  expect(server.adopted).toBe(false);
  expect(await isSameProcess(server.identity)).toBe(true);
});

test("the page that shows the workflows is served, and the search attributes are known", async () => {
  const server = await startTemporal({ binary: await testTemporalBinary(), folder: await makeFolder() });
  expect((await fetch(server.uiUrl ?? "")).status).toBe(200);
  const connection = await Connection.connect({ address: server.address });
  const known = await connection.operatorService.listSearchAttributes({ namespace: "default" });
  await connection.close();
  expect(Object.keys(known.customAttributes ?? {})).toEqual(expect.arrayContaining(["stage", "lastDay", "team"]));
});
