import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** Servers of its own, and three rounds each way. */
const BENCH_MS = 120_000;

test(
  "the bulk bench's two ways leave the same rows, and its last line is the figures",
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      "bench/run.ts",
      "bulk",
      "--json",
      "--clients",
      "60",
    ]);
    expect(JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "")).toEqual([
      {
        clients: 60,
        seconds: expect.any(Number),
        bareSeconds: expect.any(Number),
        ratio: expect.any(Number),
        peakMB: expect.any(Number),
      },
    ]);
  },
  BENCH_MS,
);
