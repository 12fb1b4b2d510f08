import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client, Connection } from "@temporalio/client";
import { historyToJSON } from "@temporalio/common/lib/proto-utils.js";
import { startPostgres } from "../runtime/postgres/start-postgres.ts";
import { findTemporalBinary } from "../runtime/temporal/find-binary.ts";
import { startTemporal } from "../runtime/temporal/start-temporal.ts";
import { runDemo } from "./demo/run-demo.ts";
import { makeTemporaryFolder } from "./demo/temporary-folder.ts";
import { chooseWorkflows, listNames } from "./histories/choose-workflows.ts";
import { giveSmallClients } from "./histories/give-small-clients.ts";
import { createMatrixDatabase, prepareDatabase, type SharedServers, startInstance } from "./matrix/instance.ts";

/**
 * `node cli/store-histories.ts`: plays a small departure of the sample company on throwaway servers and stores histories of every
 * workflow type in `test/histories/<version>/`, with the names none of them may hold. Run once a version, before its release:
 * what is stored is never changed afterwards, because workflows that began under that version must go on.
 */
const SAMPLE_DAY = "2026-03-02";
/** The sample's rep with the fewest clients has three. */
const FEWEST = 3;
/** Given to that rep besides, so that clients of little value leave too. */
const SMALL = 2;
const DATABASE = "histories";

async function main(): Promise<void> {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const target = fileURLToPath(new URL(`../test/histories/${version}`, import.meta.url));
  const folder = makeTemporaryFolder("histories");
  const postgres = await startPostgres(join(folder, "postgres"), "throwaway");
  const binary = await findTemporalBinary({
    env: process.env,
    fallbackFolder: join(folder, "cache"),
    progress: console.log,
  });
  const temporal = await startTemporal({ binary, folder: join(folder, "temporal"), throwaway: true });
  try {
    const servers = { postgres, temporalAddress: temporal.address, folder };
    await playDeparture(servers);
    await storeHistories(servers, target);
  } finally {
    await temporal.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function playDeparture(servers: SharedServers): Promise<void> {
  await createMatrixDatabase(servers, DATABASE);
  await prepareDatabase(servers, DATABASE, new Date(`${SAMPLE_DAY}T05:00:00Z`), true);
  await giveSmallClients(databaseOf(servers), FEWEST, SMALL);
  const instance = await startInstance(servers, DATABASE, () => {});
  try {
    await runDemo({
      address: instance.address,
      demo: instance.demo,
      company: "Sample",
      leaver: { clients: FEWEST + SMALL },
      dataAsOf: SAMPLE_DAY,
      asOf: null,
      noticeDays: 14,
      progress: console.log,
    });
  } finally {
    await instance.stop();
  }
}

async function storeHistories(servers: SharedServers, target: string): Promise<void> {
  const databaseUrl = databaseOf(servers);
  const connection = await Connection.connect({ address: servers.temporalAddress });
  const client = new Client({ connection });
  mkdirSync(target, { recursive: true });
  for (const { workflowId, file } of await chooseWorkflows(databaseUrl)) {
    const text = compact(historyToJSON(await client.workflow.getHandle(workflowId).fetchHistory()));
    writeFileSync(join(target, `${file}.json`), text);
    console.log(`${file}.json: ${workflowId}, ${Math.round(text.length / 1024)} kB`);
  }
  writeFileSync(join(target, "names.json"), `${JSON.stringify(await listNames(databaseUrl), null, 1)}\n`);
  await connection.close();
}

const databaseOf = ({ postgres }: SharedServers) => postgres.superUrl.replace(/[^/]+$/, DATABASE);

/** What a replay does not read: the machine and build it was played on, and the server's own numbers. */
const UNREAD = new Set(["identity", "workerVersion", "requestId", "taskId", "meteringMetadata"]);

/** One event a line. */
function compact(json: string): string {
  const { events } = JSON.parse(json) as { events: object[] };
  const lines = events.map((event) =>
    JSON.stringify(event, (key, value) => (UNREAD.has(key) ? undefined : (value as unknown))),
  );
  return `{"events":[\n${lines.join(",\n")}\n]}\n`;
}

try {
  await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
process.exit();
