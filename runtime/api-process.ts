import { once } from "node:events";
import { createServer } from "node:http";
import { createApp } from "../api/app.ts";
import { createDatabase } from "../db/client.ts";
import { checkAppRole } from "./check-app-role.ts";
import { ConfigError, readConfig } from "./config.ts";
import { connectTemporalClient } from "./connect-temporal.ts";
import { createAppDeps, requireIdentity } from "./create-app-deps.ts";
import { refuseKnownSignIns } from "./loopback.ts";
import { untilStopped } from "./until-stopped.ts";

/** Answers under way get this long when the process is stopped; event streams end at once. */
const DRAIN_MS = 5_000;

async function runApi(): Promise<void> {
  const config = readConfig(process.env, "part");
  const { database } = config;
  if (!database) throw new ConfigError(["DATABASE_URL is missing"]);
  const stopped = untilStopped();
  await checkAppRole(database.appUrl);
  const db = createDatabase(database.appUrl);
  await refuseKnownSignIns({ db, ...requireIdentity(config) }, config.host);
  const temporal = await connectTemporalClient(config);
  const app = createApp(createAppDeps(config, db, temporal));
  const server = createServer(app);
  server.listen(config.port, config.host);
  await once(server, "listening");
  await stopped;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  app.locals.closeEventStreams();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(cut);
  await temporal.connection.close();
  await db.close();
}

try {
  await runApi();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
// The event loop may be held by pools and timers of libraries; everything that matters has ended.
process.exit();
