import { Client } from "pg";
import type { Browser } from "playwright-core";
import { createDatabase } from "../../db/client.ts";
import { untilStopped } from "../../runtime/until-stopped.ts";
import { ensureWebBuild } from "../../runtime/web-build.ts";
import { launchBrowser } from "../../test/support/browser.ts";
import { type BenchServers, startBenchServers } from "../bulk/bench-servers.ts";
import { cloneBook, createBook } from "../bulk/book-database.ts";
import { giveNotice, untilProposed } from "../bulk/run-handover.ts";
import { identity, startWorker } from "../bulk/worker-under-test.ts";
import type { BenchOptions } from "../run.ts";
import { startApi } from "./api-under-test.ts";
import { connectClients } from "./connect-clients.ts";
import { measureConfirmed, measureFrames, measureVisible } from "./measure-desk.ts";
import { measureFirstScript } from "./measure-first-script.ts";
import { measureOpened, measureUsable } from "./measure-usable.ts";
import { percentile, toTenths } from "./percentile.ts";
import { signInAt } from "./sign-ins.ts";
import { openThrottledPage } from "./throttled-page.ts";

const CLIENTS = 10_000;
const CONNECTED = Array.from({ length: 50 }, (_, at) => `rep${at + 1}`);
/** The median counts: the first opening warms the API too, and a machine that is shared has slower minutes. */
const TIMES = 5;
const TASK_QUEUE = "web";

interface Measured {
  firstScriptKB: number;
  usableMs: number;
  openedMs: number;
  visibleMs: number;
  confirmedMs: number;
  frameP95Ms: number;
}

/** What a head meets who approves the owners of a large book in a browser on a slow machine, while others are connected. */
export async function runWeb({ json, clients = CLIENTS }: BenchOptions): Promise<void> {
  await ensureWebBuild();
  const servers = await startBenchServers();
  const interrupted = untilStopped().then((signal) => Promise.reject(new Error(`Ended by ${signal}.`)));
  try {
    const measured = await Promise.race([onProposals(servers, clients, measureAll), interrupted]);
    console.table(measured);
    if (json) console.log(JSON.stringify(measured));
  } finally {
    await servers.stop();
  }
}

interface Place {
  address: string;
  /** The session of the head who approves. */
  cookie: string;
  path: string;
  requireConnected(): void;
}

/** A book taken to its proposals, the released API and worker as processes of their own, and the clients connected. */
async function onProposals<T>(servers: BenchServers, clients: number, use: (place: Place) => Promise<T>): Promise<T> {
  const { ownerUrl, appUrl } = await cloneBook(servers, await createBook(servers, clients));
  const client = new Client({ connectionString: ownerUrl });
  const db = createDatabase(appUrl, 2);
  const stops = [() => db.close(), () => client.end()];
  try {
    await client.connect();
    const worker = await startWorker(servers, { client, appUrl }, TASK_QUEUE);
    stops.push(async () => void (await worker.stop()));
    await giveNotice({ db, ...identity });
    await untilProposed(client, worker);
    await client.query("analyze");
    console.error(`${clients} clients have their proposals`);
    const api = await startApi(servers, appUrl, TASK_QUEUE);
    stops.push(() => api.stop());
    const { address } = api;
    const cookie = await signInAt(db, address, "head1");
    const connected = await connectClients(db, address, CONNECTED);
    stops.push(async () => connected.stop());
    console.error(`${CONNECTED.length} clients are connected`);
    const { rows } = await client.query<{ id: string }>("select id from departures");
    const path = `/departures/${rows[0]?.id}/owners`;
    return await use({ address, cookie, path, requireConnected: connected.requireOpen });
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function measureAll(place: Place): Promise<Measured> {
  const browser = await launchBrowser();
  try {
    const firstScriptKB = await measureFirstScript(browser, place.address);
    const usableMs = await medianOf("usable", () => measureUsable(browser, place.address, place));
    const openedMs = await medianOf("opened", () => measureOpened(browser, place.address, place));
    const desk = await measureDesk(browser, place);
    place.requireConnected();
    return { firstScriptKB: toTenths(firstScriptKB), usableMs, openedMs, ...desk };
  } finally {
    await browser.close();
  }
}

async function medianOf(what: string, measure: () => Promise<number>): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < TIMES; time++) taken.push(await measure());
  console.error(`${what}: ${taken.map(toTenths).join(", ")} ms`);
  return toTenths(percentile(taken, 50));
}

async function measureDesk(browser: Browser, { address, cookie, path }: Place) {
  const { page, close } = await openThrottledPage(browser, address, cookie);
  await page.goto(path);
  await page.locator("tr[data-index]").first().waitFor();
  // All rows are there: taking thousands of them in costs a slow machine a moment, once.
  await page.getByRole("button", { name: "Approve the rest", disabled: false }).waitFor();
  await page.keyboard.press("j");
  const visibleMs = toTenths(await measureVisible(page));
  const confirmedMs = toTenths(await measureConfirmed(page));
  const frameP95Ms = await medianOf("frames", () => measureFrames(page));
  await close();
  return { visibleMs, confirmedMs, frameP95Ms };
}
