import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiClient, signIn } from "../../cli/demo/api-client.ts";
import { type Cast, gatherCast } from "../../cli/demo/cast.ts";
import { openDatabase } from "../../cli/open-database.ts";
import {
  confirmDepartureRoute,
  getDepartureRoute,
  openDepartureRoute,
  previewDepartureRoute,
} from "../../contracts/routes/departures.ts";
import { listHandoversRoute } from "../../contracts/routes/inventory.ts";
import { answerProposalsRoute, approveOwnersRoute, listProposalsRoute } from "../../contracts/routes/owners.ts";
import { listMyTasksRoute } from "../../contracts/routes/tasks.ts";
import { createDatabase } from "../../db/client.ts";
import { freePort } from "../../runtime/free-port.ts";
import { isSameProcess } from "../../runtime/process-identity.ts";
import { readRunOf } from "../../runtime/run-file.ts";
import { testTemporalBinary } from "../setup/test-servers.ts";

const START = fileURLToPath(new URL("../../runtime/start.ts", import.meta.url));
/** Several times what a start takes on a machine at leisure. */
const START_MS = 90_000;
const SOON = { timeout: 30_000, interval: 100 };
/** The sample has one rep with so few. */
const CLIENTS = 3;

let home: string;
let port: number;
let child: ChildProcess | undefined;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "handover-start-"));
  // As root Postgres runs as another user, who has to reach its data.
  await chmod(home, 0o755);
  port = await freePort();
  await testTemporalBinary();
});

afterAll(async () => {
  await pressCtrlC();
  await rm(home, { recursive: true, force: true });
});

/** `npm start` in the test's own folder; answers what it printed once it is ready. */
async function start(): Promise<string> {
  const outside = /^(DATABASE_|TEMPORAL_(?!CLI)|SMTP_|PUBLIC_URL|HANDOVER_(?!CACHE)|HOST$|MAILBOX_|NODE_ENV$)/;
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !outside.test(name)));
  const env = { ...inherited, HANDOVER_HOME: home, PORT: String(port) };
  // A process group of its own, as a terminal gives it.
  const started = spawn(process.execPath, [START], { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  child = started;
  let printed = "";
  await new Promise<void>((ready, failed) => {
    const read = (chunk: Buffer) => {
      printed += String(chunk);
      if (printed.includes("Ctrl-C stops everything.")) ready();
    };
    started.stdout.on("data", read);
    started.stderr.on("data", read);
    started.once("exit", () => failed(new Error(`the start ended:\n${printed}`)));
  });
  return printed;
}

/** As the terminal does it: the signal goes to the whole group. */
async function pressCtrlC(): Promise<void> {
  const running = child;
  child = undefined;
  if (running?.pid === undefined || running.exitCode !== null) return;
  const exited = once(running, "exit");
  process.kill(-running.pid, "SIGINT");
  await exited;
}

const address = () => `http://localhost:${port}`;
const isReady = async () => (await fetch(`${address()}/readyz`)).status;

async function readHeartbeats(): Promise<Date[]> {
  const { url, close } = await openDatabase({ HANDOVER_HOME: home });
  const db = createDatabase(url, 1);
  const { rows } = await db.pool.query<{ at: Date }>("select at from heartbeats");
  await db.close();
  await close();
  expect(rows.length).toBeGreaterThan(0);
  return rows.map(({ at }) => new Date(at));
}

interface Case {
  departureId: string;
  leaverId: string;
  /** Head of the leaver, who confirms and approves. */
  headId: string;
}

test("starts with the sample, runs a departure, stops without a trace and resumes where it stood", {
  timeout: 3 * START_MS,
}, async () => {
  const signIns = readSignIns(await start());
  expect(await isReady()).toBe(200);
  const cast = await gatherCast(address(), await enter(signIns, "administrator"));
  const noted = await openDeparture(await enter(signIns, "hr"), cast);
  await confirm(cast, noted);
  const before = await waitForInventory(cast, noted);

  const run = readRunOf(home);
  const parts = Object.entries(run?.parts ?? {});
  expect(parts.map(([name]) => name).sort()).toEqual(["api", "postgres", "temporal", "worker"]);
  await pressCtrlC();
  for (const [name, part] of parts) expect(await isSameProcess(part), name).toBe(false);
  await expect(fetch(`${address()}/healthz`)).rejects.toThrow("fetch failed");
  expect(readRunOf(home)).toBeUndefined();

  const startedAgainAt = Date.now();

  expect(readSignIns(await start())).toEqual(signIns);
  expect(await isReady()).toBe(200);
  // Ready by this run's own parts, not by the last run's sign of life.
  for (const at of await readHeartbeats()) expect(at.getTime()).toBeGreaterThan(startedAgainAt);
  const again = await gatherCast(address(), await enter(signIns, "administrator"));
  expect(await waitForInventory(again, noted)).toEqual(before);
  await approveAndAccept(again, noted);
  await expect.poll(() => countOwners(again, noted), SOON).toBe(CLIENTS);
});

type SignIns = Map<string, { email: string; password: string }>;

/** The printed lines: role, address, password, name, apart by two blanks or more. */
function readSignIns(printed: string): SignIns {
  const lines = printed.slice(printed.indexOf("Sample sign-ins:")).split("\n").slice(1);
  const rows = lines.map((line) => line.trim().split(/\s{2,}/)).filter((cells) => cells[1]?.includes("@"));
  return new Map(
    rows.map((cells) => {
      const [role = "", email = "", password = ""] = cells.flatMap((cell) =>
        cell.includes("@") ? cell.split(/\s+/) : [cell],
      );
      return [role, { email, password }];
    }),
  );
}

function enter(signIns: SignIns, role: string): Promise<ApiClient> {
  const found = signIns.get(role);
  if (!found) throw new Error(`no sample sign-in of ${role} was printed`);
  return signIn(address(), found.email, found.password);
}

async function openDeparture(hr: ApiClient, cast: Cast): Promise<Case> {
  for (const rep of cast.withRole("rep")) {
    const preview = await hr.call(previewDepartureRoute, { body: { leaverId: rep.id } });
    if (preview.clients !== CLIENTS || !rep.superiorId) continue;
    const { id } = await hr.call(openDepartureRoute, {
      body: { leaverId: rep.id, kind: "resigned", reason: "competitorOffer" },
    });
    return { departureId: id, leaverId: rep.id, headId: rep.superiorId };
  }
  throw new Error(`no rep of the sample has ${CLIENTS} clients`);
}

async function confirm(cast: Cast, { departureId, headId }: Case): Promise<void> {
  const head = await cast.as(headId);
  const { items } = await head.call(listMyTasksRoute);
  expect(items.map(({ kind }) => kind)).toContain("confirmDeparture");
  await head.call(confirmDepartureRoute, { params: { departureId } });
}

/** The leaver's clients, once the workflow has listed them and proposed an owner for each. */
async function waitForInventory(cast: Cast, { departureId, headId }: Case) {
  const head = await cast.as(headId);
  const read = async () => {
    const params = { departureId };
    const { handovers } = await head.call(listHandoversRoute, { params, query: { limit: 100 } });
    const { proposals } = await head.call(listProposalsRoute, { params, query: { limit: 100, filter: "all" } });
    return {
      clients: handovers.map(({ clientId, tier }) => ({ clientId, tier })),
      proposed: proposals.map(({ handoverId, proposedId }) => ({ handoverId, proposedId })),
    };
  };
  await expect.poll(async () => (await read()).proposed.length, SOON).toBe(CLIENTS);
  const found = await read();
  expect(found.clients).toHaveLength(CLIENTS);
  return found;
}

async function approveAndAccept(cast: Cast, { departureId, headId }: Case): Promise<void> {
  const head = await cast.as(headId);
  const params = { departureId };
  const { proposals } = await head.call(listProposalsRoute, { params, query: { limit: 100 } });
  await head.call(approveOwnersRoute, { params, body: { approveRest: true, expectedCount: CLIENTS } });
  for (const personId of new Set(proposals.flatMap(({ proposedId }) => proposedId ?? []))) {
    const successor = await cast.as(personId);
    await successor.call(answerProposalsRoute, { params, body: { accept: "all" } });
  }
}

/** Clients whose owner's gate the workflow has opened. */
async function countOwners(cast: Cast, { departureId, headId }: Case): Promise<number> {
  const head = await cast.as(headId);
  const { byState } = await head.call(getDepartureRoute, { params: { departureId } });
  return Object.entries(byState)
    .filter(([state]) => state !== "inPortfolio")
    .reduce((sum, [, count]) => sum + count, 0);
}
