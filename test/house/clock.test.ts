import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string) => readFileSync(`${root}/${file}`, "utf8");
const files = (pattern: string) => globSync(pattern, { cwd: root });

/** A clock where time should come as an argument: JavaScript's own, or the database's in an SQL text. */
const CLOCKS =
  /\bnew Date\(\)|\bDate\.now\(|(?<!performance\.)\bnow\(\)|\bcurrent_(date|timestamp)\b|\bclock_timestamp\(\)/;

/** Signs of life and retries of machines: real time, kept by the database itself, read by no rule. */
const ABOUT_MACHINES = /^services\/(wakes\/|departures\/run-step\.ts)/;

describe("time", () => {
  it.each(["domain/**/*.ts", "services/**/*.ts", "activities/**/*.ts", "workflows/**/*.ts", "messages/**/*.ts"])(
    "comes from the transaction's context in %s",
    (pattern) => {
      const found = files(pattern)
        .filter((file) => !ABOUT_MACHINES.test(file))
        .flatMap((file) =>
          read(file)
            .split("\n")
            .flatMap((line, index) =>
              CLOCKS.test(line.replace(/\/\/.*|^\s*\*.*/, "")) ? [`${file}:${index + 1} ${line.trim()}`] : [],
            ),
        );
      expect(found).toEqual([]);
    },
  );
});

describe("source files", () => {
  it("stay below 400 lines", () => {
    const long = files(
      "{activities,api,bench,cli,connectors,contracts,db,domain,messages,runtime,sample,services,test,workflows}/**/*.ts",
    )
      .map((file) => ({ file, lines: read(file).split("\n").length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it("leave workflow code free of validators and Node's own modules", () => {
    const found = files("workflows/*.ts").filter((file) => /from "(zod|node:|drizzle|pg)/.test(read(file)));
    expect(found).toEqual([]);
  });
});
