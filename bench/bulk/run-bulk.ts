import { untilStopped } from "../../runtime/until-stopped.ts";
import type { BenchOptions } from "../run.ts";
import { type BenchServers, startBenchServers } from "./bench-servers.ts";
import { type BookDatabase, cloneBook, createBook } from "./book-database.ts";
import { countRows, type RowCounts, requireSameRows } from "./count-rows.ts";
import { runBare } from "./run-bare.ts";
import { runHandover } from "./run-handover.ts";

/** Clients in one departure, and how often each way is run; the medians count. */
const SIZES = [1_000, 10_000];
const ROUNDS = 3;

interface Measured {
  clients: number;
  /** From notice to all proposals ready. */
  seconds: number;
  bareSeconds: number;
  ratio: number;
  /** Of the worker process, the solver included. */
  peakMB: number;
}

/** From notice to all proposals ready, beside the same reads and writes through one plain client. */
export async function runBulk({ json, clients }: BenchOptions): Promise<void> {
  const servers = await startBenchServers();
  const interrupted = untilStopped().then((signal) => Promise.reject(new Error(`Ended by ${signal}.`)));
  try {
    const sizes = clients === undefined ? SIZES : [clients];
    const measured = await Promise.race([measureAll(servers, sizes), interrupted]);
    console.table(measured);
    if (json) console.log(JSON.stringify(measured));
  } finally {
    await servers.stop();
  }
}

async function measureAll(servers: BenchServers, sizes: readonly number[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const clients of sizes) measured.push(await measure(servers, clients));
  return measured;
}

async function measure(servers: BenchServers, clients: number): Promise<Measured> {
  const book = await createBook(servers, clients);
  const ours: Awaited<ReturnType<typeof runHandover>>[] = [];
  const bare: Awaited<ReturnType<typeof runBare>>[] = [];
  const oursRows: RowCounts[] = [];
  const bareRows: RowCounts[] = [];
  const runOurs = async () => {
    const taskQueue = `bulk-${clients}-${ours.length}`;
    oursRows.push(await onClone(servers, book, async (db) => ours.push(await runHandover(servers, db, taskQueue))));
  };
  const runPlain = async () => {
    bareRows.push(await onClone(servers, book, async (db) => bare.push(await runBare(db))));
  };
  for (let round = 1; round <= ROUNDS; round++) {
    // In turns, so that neither way always finds the machine warmer.
    for (const run of round % 2 === 1 ? [runOurs, runPlain] : [runPlain, runOurs]) await run();
    requireSameRows(oursRows.at(-1), bareRows.at(-1));
    const [own, plain] = [ours.at(-1)?.seconds.toFixed(2), bare.at(-1)?.seconds.toFixed(2)];
    console.error(`${clients} clients, round ${round} of ${ROUNDS}: ${own} s, bare ${plain} s`);
  }
  const seconds = median(ours.map((run) => run.seconds));
  const bareSeconds = median(bare.map((run) => run.seconds));
  return {
    clients,
    seconds: toHundredths(seconds),
    bareSeconds: toHundredths(bareSeconds),
    ratio: toHundredths(seconds / bareSeconds),
    peakMB: Math.round(Math.max(...ours.map((run) => run.peakBytes)) / 1024 ** 2),
  };
}

/** Runs one way on a fresh clone of the book and counts the rows it left. */
async function onClone(
  servers: BenchServers,
  book: string,
  run: (database: BookDatabase) => Promise<unknown>,
): Promise<RowCounts> {
  const database = await cloneBook(servers, book);
  await run(database);
  const rows = await countRows(database.ownerUrl);
  await database.drop();
  return rows;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const toHundredths = (value: number) => Math.round(value * 100) / 100;
