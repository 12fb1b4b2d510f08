import { DefaultLogger, Runtime } from "@temporalio/worker";
import { createActivities } from "../activities/create-activities.ts";
import { createDatabase } from "../db/client.ts";
import { recordHeartbeat } from "../services/wakes/record-heartbeat.ts";
import { startAnswerKeeper } from "./answer-keeper.ts";
import { checkAppRole } from "./check-app-role.ts";
import { ConfigError, readConfig } from "./config.ts";
import { connectTemporalClient, connectTemporalWorker } from "./connect-temporal.ts";
import { createActivityDeps } from "./create-activity-deps.ts";
import { startDispatcher } from "./dispatcher.ts";
import { startInboundReader } from "./inbound-reader.ts";
import { logErrors } from "./log-errors.ts";
import { startMailboxServer } from "./mailbox.ts";
import { repeat } from "./repeat.ts";
import { startSealer } from "./sealer.ts";
import { registerSearchAttributes } from "./temporal/search-attributes.ts";
import { untilStopped } from "./until-stopped.ts";
import { createWorker } from "./worker.ts";
import { buildWorkflowBundle } from "./workflow-bundle.ts";

/**
 * Transactions at the same time. One thread feeds them all: with more, each holds its locks longer and nothing is done
 * sooner (with 24, claims ran into the lock time-out while hundreds of notices left at once).
 */
const CONNECTIONS = 10;
/** The API counts a worker as gone after 15 s. */
const HEARTBEAT_MS = 3_000;

async function runWorker(): Promise<void> {
  const config = readConfig(process.env, "part");
  const { database, taskQueue } = config;
  if (!database) throw new ConfigError(["DATABASE_URL is missing"]);
  const stopped = untilStopped();
  // The order of stopping is ours, so the SDK must not begin to drain by itself.
  Runtime.install({ logger: new DefaultLogger("WARN"), shutdownSignals: [] });
  await checkAppRole(database.appUrl);
  const db = createDatabase(database.appUrl, CONNECTIONS);
  const [connection, temporal, bundlePath, mailbox] = await Promise.all([
    connectTemporalWorker(config),
    connectTemporalClient(config),
    buildWorkflowBundle(`${config.folders.state}/bundle`),
    startMailboxServer({ pool: db.pool, port: config.mailboxPort }),
  ]);
  const searchAttributes = await registerSearchAttributes(temporal.connection, config.temporal.namespace);
  if (!searchAttributes) {
    console.warn(
      "Temporal takes no search attributes from here: workflows are not listed by stage, last day and team.",
    );
  }
  const deps = createActivityDeps(config, db, { mailboxPort: mailbox.port, searchAttributes });
  const activities = createActivities(deps);
  const worker = await createWorker({
    connection,
    namespace: config.temporal.namespace,
    taskQueue,
    bundlePath,
    activities,
  });
  const running = worker.run();
  const dispatcher = startDispatcher({ db, temporal, taskQueue, onError: logErrors("dispatcher") });
  const sealer = startSealer({ db, onError: logErrors("sealer") });
  const answers = startAnswerKeeper({ db, onError: logErrors("kept answers") });
  const inbound = startInboundReader(deps, logErrors("inbound mail"));
  const heartbeat = repeat(() => recordHeartbeat({ db }, "worker"), HEARTBEAT_MS, logErrors("heartbeat"));

  await Promise.race([stopped, running]);
  await heartbeat.stop();
  await answers.stop();
  await inbound.stop();
  await dispatcher.stop();
  if (worker.getState() === "RUNNING") worker.shutdown();
  await running;
  await sealer.stop();
  await mailbox.stop();
  await temporal.connection.close();
  await connection.close();
  await db.close();
}

try {
  await runWorker();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
process.exit();
