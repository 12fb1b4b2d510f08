import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** Servers and a browser of its own, 51 sign-ins, and twelve visits and thirty seconds of scrolling with the processor slowed down. */
const BENCH_MS = 240_000;

test(
  "the web bench opens the pages in a browser of its own, and its last line is the figures",
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      "bench/run.ts",
      "web",
      "--json",
      "--clients",
      "60",
    ]);
    expect(JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "")).toEqual({
      firstScriptKB: expect.any(Number),
      usableMs: expect.any(Number),
      openedMs: expect.any(Number),
      visibleMs: expect.any(Number),
      confirmedMs: expect.any(Number),
      frameP95Ms: expect.any(Number),
    });
  },
  BENCH_MS,
);
