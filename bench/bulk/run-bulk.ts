import { untilStopped } from "../../runtime/until-stopped.ts";
import type { BenchOptions } from "../run.ts";
import { type BenchServers, startBenchServers } from "./bench-servers.ts";
import { cloneBook, createBook } from "./book-database.ts";
import { countRows, requireSameRows } from "./count-rows.ts";
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
  const seconds: number[] = [];
  const bareSeconds: number[] = [];
  const peaks: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const ours = async () => {
      const database = await cloneBook(servers, book);
      const run = await runHandover(servers, database, `bulk-${clients}-${round}`);
      seconds.push(run.seconds);
      peaks.push(run.peakBytes);
      const rows = await countRows(database.ownerUrl);
      await database.drop();
      return rows;
    };
    const bare = async () => {
      const database = await cloneBook(servers, book);
      const run = await runBare(database);
      bareSeconds.push(run.seconds);
      if (process.env.BENCH_TOOK) console.error(run.took);
      const rows = await countRows(database.ownerUrl);
      await database.drop();
      return rows;
    };
    // In turns, so that neither way always finds the machine warmer.
    const [first, second] = round % 2 === 0 ? [ours, bare] : [bare, ours];
    const rows = [await first(), await second()] as const;
    requireSameRows(rows[round % 2], rows[1 - (round % 2)] as (typeof rows)[0]);
    console.error(
      `${clients} clients, round ${round + 1} of ${ROUNDS}: ${seconds.at(-1)?.toFixed(2)} s, bare ${bareSeconds.at(-1)?.toFixed(2)} s`,
    );
  }
  const ratio = median(seconds) / median(bareSeconds);
  return {
    clients,
    seconds: round(median(seconds), 2),
    bareSeconds: round(median(bareSeconds), 2),
    ratio: round(ratio, 2),
    peakMB: Math.round(Math.max(...peaks) / 1024 ** 2),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;
