import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createDatabase } from "../db/client.ts";
import { migrate } from "../db/migrate.ts";
import type { ServiceDeps } from "../services/deps.ts";
import { forgetHeartbeats } from "../services/wakes/forget-heartbeats.ts";
import { checkAppRole } from "./check-app-role.ts";
import { type Config, ConfigError, isSetting } from "./config.ts";
import { enterFirstAdministrator, enterSample, type SeedSampleCompany, type Situation } from "./first-run.ts";
import { freePort, isListening, tryListening } from "./free-port.ts";
import { type KeptServer, keepAlive } from "./keep-alive.ts";
import { stopLeftover } from "./leftovers.ts";
import { nameDatabase } from "./name-database.ts";
import type { RunFile } from "./run-file.ts";
import { readOrMakeSecret } from "./secret.ts";
import { type OwnServer, startOwnPostgres, startOwnTemporal } from "./start-servers.ts";
import { type Supervised, supervise } from "./supervise.ts";
import { ensureWebBuild } from "./web-build.ts";

const API_PATIENCE_MS = 10_000;
/** The worker drains for ten seconds and is made to end after twenty. */
const WORKER_PATIENCE_MS = 25_000;
const READY_WITHIN_MS = 60_000;

export type Started = {
  address: string;
  /** False when no departure could be accepted within a minute; the parts go on trying. */
  ready: boolean;
  uiUrl: string | undefined;
  lines: string[];
  stop(): Promise<void>;
};
export type Tools = {
  run: RunFile;
  progress(text: string): void;
  /** Aborted when the person stops the start itself. */
  signal: AbortSignal;
  seed?: SeedSampleCompany;
};

/**
 * Starts everything in order: Postgres and Temporal, migrations, the company, worker and API; returns when a departure can be
 * accepted, or after a minute in which none could. When a step fails, what had started is stopped again, and what an earlier run left. `stop` goes the other way round: HTTP, dispatcher, worker drain,
 * Temporal, Postgres.
 */
export async function startHandover(config: Config, tools: Tools): Promise<Started> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    tools.run.noteAddress(null);
    for (const end of stops.reverse()) {
      // What cannot be stopped must not leave the rest running.
      await end().catch((error) => tools.progress(error instanceof Error ? error.message : String(error)));
    }
  };
  try {
    return { ...(await startParts(config, tools, stops)), stop };
  } catch (error) {
    await stop();
    // What an earlier run left and this one did not get to: the next start would not know of it.
    for (const [name, part] of Object.entries(tools.run.leftovers)) {
      await stopLeftover(name, part).catch((failure) => tools.progress(String(failure)));
    }
    throw error;
  }
}

async function startParts(config: Config, tools: Tools, stops: (() => Promise<void>)[]) {
  const { run } = tools;
  const progress = (text: string) => {
    tools.signal.throwIfAborted();
    tools.progress(text);
  };
  const { postgres, temporal, ...leftParts } = run.leftovers;
  for (const [name, part] of Object.entries(leftParts)) await stopLeftover(name, part);
  const port = await requireFreePort(config);

  if (await ensureWebBuild()) progress("Pages: built anew");
  progress(config.database ? "Database: yours" : "Database: starting the embedded Postgres …");
  const database = config.database ? undefined : await startOwnPostgres(config);
  if (database) stops.push(keep(tools, database, () => startOwnPostgres(config)));
  if (postgres && postgres.pid !== database?.identity.pid) await stopLeftover("postgres", postgres);

  progress(config.temporal.address ? `Temporal: ${config.temporal.address}` : "Temporal: starting the dev server …");
  const temporalServer = config.temporal.address ? undefined : await startOwnTemporal(config, { ...tools, progress });
  if (temporalServer) {
    const again = (last: typeof temporalServer) =>
      startOwnTemporal(config, tools, { port: last.port, uiPort: last.place.uiPort });
    stops.push(keep(tools, temporalServer, again));
  }
  if (temporal && temporal.pid !== temporalServer?.identity.pid) await stopLeftover("temporal", temporal);

  const { appUrl, ownerUrl } = { ...config.database, ...database?.place };
  if (!appUrl || !ownerUrl) throw new ConfigError(["DATABASE_OWNER_URL is missing"]);
  progress("Migrations …");
  await nameDatabase("DATABASE_OWNER_URL", () => migrate(ownerUrl));
  await nameDatabase("DATABASE_URL", () => checkAppRole(appUrl));

  const address = addressOf(config.host === "127.0.0.1" ? "localhost" : config.host, port);
  const secret = config.secret ?? (await readOrMakeSecret(config.folders.data));
  const identity = { secret, publicUrl: config.publicUrl ?? address };
  progress("People …");
  const sample = await withDatabase(identity, appUrl, (deps) => enterSample(deps, describe(config), tools.seed));

  // On a database of one's own other machines' workers may be alive; of ours every part has stopped.
  if (database) await withDatabase(identity, appUrl, forgetHeartbeats);

  const env = childEnvironment(config, { ...identity, appUrl, port, temporal: temporalServer?.place });
  for (const [name, patienceMs] of [
    ["worker", WORKER_PATIENCE_MS],
    ["api", API_PATIENCE_MS],
  ] as const) {
    progress(`Starting ${name} …`);
    const child = superviseChild(tools, config, name, { ...env, MAILBOX_PORT: String(config.mailboxPort) }, port);
    stops.push(async () => {
      tools.progress(`Stopping ${name} …`);
      await child.stop(patienceMs);
      run.notePart(name, null);
    });
  }
  const ready = await waitUntilReady(config, port, tools);
  run.noteAddress(address);
  const lines = sample ?? (await withDatabase(identity, appUrl, enterFirstAdministrator));
  return { address, ready, uiUrl: temporalServer?.place.uiUrl ?? config.temporal.uiUrl, lines };
}

function keep<Place>(
  { run, progress }: Tools,
  server: OwnServer<Place>,
  restart: (last: OwnServer<Place>) => Promise<OwnServer<Place>>,
): () => Promise<void> {
  const note = ({ name, identity, port }: OwnServer<Place>) => run.notePart(name, { ...identity, port });
  note(server);
  if (server.adopted) progress(`${server.name}: still ran from an earlier start, taken over`);
  const kept: KeptServer = keepAlive(server, restart, {
    onRestart: (again) => {
      note(again);
      progress(`${again.name} had stopped and was started again`);
    },
    onError: (error) =>
      progress(`${server.name} cannot be started again: ${error instanceof Error ? error.message : error}`),
  });
  return async () => {
    progress(`Stopping ${server.name} …`);
    await kept.stop();
    run.notePart(server.name, null);
  };
}

function superviseChild(
  { run, progress }: Tools,
  config: Config,
  name: "api" | "worker",
  env: NodeJS.ProcessEnv,
  port: number,
): Supervised {
  const logFolder = join(config.folders.state, "logs");
  return supervise(
    { name, script: `./${name}-process.ts`, env, logFolder },
    {
      onStart: (identity) => run.notePart(name, { ...identity, port: name === "api" ? port : null }),
      onDeath: (_name, text, pauseMs) =>
        progress(
          `${name} has stopped and starts again in ${pauseMs / 1000} s. Its last words (${logFolder}):\n${text}`,
        ),
    },
  );
}

function describe(config: Config): Situation {
  return { embedded: !config.database, host: config.host, demo: config.demo };
}

async function withDatabase<T>(
  identity: { secret: string; publicUrl: string },
  appUrl: string,
  use: (deps: ServiceDeps) => Promise<T>,
): Promise<T> {
  const db = createDatabase(appUrl);
  try {
    return await use({ db, ...identity });
  } finally {
    await db.close();
  }
}

type ChildSettings = {
  appUrl: string;
  secret: string;
  publicUrl: string;
  port: number;
  temporal: { address: string; uiUrl: string | undefined } | undefined;
};

/**
 * The same variables as in production, so that the children are the same programs; the owner's role is not for them. What the
 * parent was configured with wins over its own environment: a demo or matrix configures several in one process.
 */
function childEnvironment(config: Config, settings: ChildSettings): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL: _, ...given } = config.given;
  const system = Object.entries(process.env).filter(([name]) => !isSetting(name));
  const { temporal } = settings;
  return {
    ...Object.fromEntries(system),
    ...given,
    DATABASE_URL: settings.appUrl,
    HANDOVER_SECRET: settings.secret,
    PUBLIC_URL: settings.publicUrl,
    PORT: String(settings.port),
    HANDOVER_DEMO: config.demo ? "1" : "0",
    HANDOVER_TASK_QUEUE: config.taskQueue,
    ...(temporal ? { TEMPORAL_ADDRESS: temporal.address, TEMPORAL_UI_URL: temporal.uiUrl } : {}),
  };
}

async function requireFreePort({ host, port }: Config): Promise<number> {
  if (port === 0) return freePort();
  const refusal = (await isListening(port)) ? "EADDRINUSE" : await tryListening(host, port);
  if (refusal === undefined) return port;
  const problems: Record<string, string> = {
    EADDRINUSE: `PORT ${port} is taken by another program; set PORT to a free one, for example PORT=${port + 1}`,
    EACCES: `PORT ${port} may not be used by this user; set PORT to one above 1023, for example PORT=3000`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this machine`,
    ENOTFOUND: `HOST ${host} is no address of this machine`,
  };
  throw new ConfigError([problems[refusal] ?? `HOST ${host} and PORT ${port} cannot be used: ${refusal}`]);
}

/** `http://host:port`, an IPv6 address in brackets. */
const addressOf = (host: string, port: number) => `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

async function waitUntilReady(config: Config, port: number, { progress, signal }: Tools): Promise<boolean> {
  const host = config.host === "0.0.0.0" || config.host === "::" ? "127.0.0.1" : config.host;
  const end = Date.now() + READY_WITHIN_MS;
  let last = "it does not answer";
  while (Date.now() < end) {
    signal.throwIfAborted();
    try {
      const answer = await fetch(`${addressOf(host, port)}/readyz`, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return true;
      last = await answer.text();
    } catch {
      // Not listening yet.
    }
    await wait(100);
  }
  progress(`Not ready after ${READY_WITHIN_MS / 1000} s: ${last}`);
  return false;
}
