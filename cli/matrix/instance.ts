import { join } from "node:path";
import { Connection } from "@temporalio/client";
import { msToTs } from "@temporalio/common/lib/time.js";
import pg from "pg";
import { createDatabase } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import { readConfig } from "../../runtime/config.ts";
import { freePort } from "../../runtime/free-port.ts";
import { claimRun } from "../../runtime/run-file.ts";
import { seedSample } from "../../runtime/sample-company.ts";
import { startHandover } from "../../runtime/start-handover.ts";
import { DEMO_SIGN_IN } from "../../services/demo/demo-sign-in.ts";
import { prepareDemo } from "../../services/demo/prepare-demo.ts";

import { type ApiClient, signIn } from "../demo/api-client.ts";

/** The one Postgres and the one Temporal that all demos of a run share. */
export interface SharedServers {
  postgres: { ownerUrl: string; appUrl: string; superUrl: string };
  temporalAddress: string;
  folder: string;
}

export interface Instance {
  address: string;
  demo: ApiClient;
  stop(): Promise<void>;
}

/** What stops each instance that runs now. */
const running = new Set<() => Promise<void>>();
/** Stops every instance of this process, as an interrupted run has to. */
export const stopInstances = () => Promise.allSettled([...running].map((stop) => stop()));

const SECRET = "matrix-secret-of-at-least-32-characters";
const on = (url: string, database: string) => url.replace(/[^/]+$/, database);

export async function createMatrixDatabase(servers: SharedServers, name: string, template?: string): Promise<void> {
  await asSuperuser(servers, `create database ${name} ${template ? `template ${template}` : ""} owner handover_owner`);
}
export const dropMatrixDatabase = (servers: SharedServers, name: string) =>
  asSuperuser(servers, `drop database ${name} with (force)`);

async function asSuperuser(servers: SharedServers, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: servers.postgres.superUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Makes a new database a demo's: tables, frozen clock, the demo's sign-in, and the sample company where asked. */
export async function prepareDatabase(
  servers: SharedServers,
  name: string,
  frozenAt: Date,
  sample: boolean,
): Promise<void> {
  await migrate(on(servers.postgres.ownerUrl, name));
  const db = createDatabase(on(servers.postgres.appUrl, name));
  const deps = { db, secret: SECRET, publicUrl: "http://localhost" };
  await prepareDemo(deps, { ...DEMO_SIGN_IN, frozenAt });
  if (sample) await seedSample(deps);
  await db.close();
}

/** Longer than any demo. */
const RETENTION = "1 day";

/** Clones of one company share its teams, and so the ids of their morning lists: each has a namespace of its own. */
async function createNamespace({ temporalAddress }: SharedServers, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address: temporalAddress });
  const workflowExecutionRetentionPeriod = msToTs(RETENTION);
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
  await connection.close();
}

/** API and worker of their own on one database, with their own namespace and task queue. */
export async function startInstance(
  servers: SharedServers,
  database: string,
  progress: (text: string) => void,
  settings: { SMTP_URL?: string } = {},
): Promise<Instance> {
  await createNamespace(servers, database);
  const port = await freePort();
  const config = readConfig(
    {
      ...settings,
      HANDOVER_HOME: join(servers.folder, database),
      PORT: String(port),
      DATABASE_URL: on(servers.postgres.appUrl, database),
      DATABASE_OWNER_URL: on(servers.postgres.ownerUrl, database),
      TEMPORAL_ADDRESS: servers.temporalAddress,
      TEMPORAL_NAMESPACE: database,
      HANDOVER_TASK_QUEUE: database,
      HANDOVER_SECRET: SECRET,
      PUBLIC_URL: `http://localhost:${port}`,
      HANDOVER_DEMO: "1",
    },
    "start",
  );
  const claim = await claimRun(config.folders.state);
  if (!("taken" in claim)) throw new Error(`${config.folders.state} is in use`);
  const started = await startHandover(config, { run: claim.taken, progress, signal: new AbortController().signal });
  const stop = async () => {
    running.delete(stop);
    await started.stop();
    claim.taken.release();
  };
  running.add(stop);
  return {
    address: started.address,
    demo: await signIn(started.address, DEMO_SIGN_IN.email, DEMO_SIGN_IN.password),
    stop,
  };
}

/** Steps of a database's workflows that failed and wait for their next try: why a demo came to a halt. */
export async function listFailedSteps(servers: SharedServers, database: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: on(servers.postgres.superUrl, database) });
  await client.connect();
  const { rows } = await client.query<{ text: string }>(
    `select workflow_id || ' ' || step || ' (' || attempts || ' tries): ' || coalesce(failure, '') as text
     from steps where next_attempt_at is not null order by 1 limit 10`,
  );
  await client.end();
  return rows.map((row) => row.text);
}
