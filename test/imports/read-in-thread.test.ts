import { expect, test } from "vitest";
import type { ServiceDeps } from "../../services/deps.ts";
import { readImport } from "../../services/imports/read/read-import.ts";
import { readInThread } from "../../services/imports/read-in-thread.ts";
import { uploadImport } from "../../services/imports/upload-import.ts";
import { createExport, createMapping, gzip } from "./csv.ts";

const sales = Array.from({ length: 20_000 }, (_, at) => `s${at},f1,r3,2026-01-05,done,1\n`).join("");
const files = createExport({ "sales.csv": gzip(`sale,firm,rep,day,state,sum\n${sales}`) });

test("an export read in a thread is the one read here", async () => {
  expect(await readInThread(files, createMapping())).toEqual(await readImport(files, createMapping()));
});

test("other work goes on while an upload is read", async () => {
  let turns = 0;
  let turnsWhenRead = 0;
  const ticking = setInterval(() => (turns += 1), 2);
  // The database is the first thing wanted once the files are read; this one notes how often others had their turn until then.
  const db = new Proxy({}, { get: () => ((turnsWhenRead = turns), undefined) }) as ServiceDeps["db"];
  const upload = {
    files: files.map(({ name, bytes }) => ({ name, content: bytes.toString("base64") })),
    mapping: JSON.stringify(createMapping()),
  };
  await expect(uploadImport({ db } as ServiceDeps, { kind: "system", name: "import" }, upload)).rejects.toThrow();
  clearInterval(ticking);
  expect(turnsWhenRead).toBeGreaterThan(5);
});

test("a bad file is refused with its problems, from the thread too", async () => {
  await expect(readInThread([{ name: "x.csv", bytes: Buffer.from("colour,size\nred,4\n") }])).rejects.toMatchObject({
    reason: "importFile",
    problems: [{ file: "x.csv", code: "no_mapping_fits" }],
  });
});
