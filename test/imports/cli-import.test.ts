import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importUsage, readFolder, readImportArguments, runImport } from "../../cli/import/run-import.ts";
import { createDatabase, type Database } from "../../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../setup/database.ts";
import { createExport, createMapping } from "./csv.ts";

let at: TestDatabase;
let db: Database;
let folder: string;
beforeAll(async () => {
  at = await createTestDatabase();
  db = createDatabase(at.appUrl);
  folder = await mkdtemp(join(tmpdir(), "import-"));
  for (const { name, bytes } of createExport()) await writeFile(join(folder, name), bytes);
  await writeFile(join(folder, "mapping.json"), JSON.stringify(createMapping()));
});
afterAll(async () => {
  await db.close();
  await at.drop();
  await rm(folder, { recursive: true });
});

async function run(...args: string[]): Promise<string> {
  const given = readImportArguments([folder, "--mapping", join(folder, "mapping.json"), ...args]);
  return runImport(db, await readFolder(given), given);
}
const lastLine = (report: string) => report.split("\n").at(-1);

test("a dry run says what it would do, --apply does it, and a second --apply finds nothing to do", async () => {
  expect(await run()).toMatch(/^Dry run of small-firm, data as of 2026-02-05\. Nothing was changed/);
  const { rows } = await db.query.execute<{ n: string }>(sql`select count(*) as n from clients`);
  expect(rows[0]?.n).toBe("0");
  expect(lastLine(await run("--apply"))).toBe("created 8, changed 0, unchanged 0, rejected 0, conflicts 0, warnings 1");
  expect(lastLine(await run("--apply"))).toBe("created 0, changed 0, unchanged 8, rejected 0, conflicts 0, warnings 1");
});

test("rejected rows are listed by reason with file and row", async () => {
  await writeFile(join(folder, "sales-late.csv"), "sale,firm,rep,day,state,sum\ns9,f9,r1,2026-03-01,done,1\n");
  const report = await run();
  await rm(join(folder, "sales-late.csv"));
  expect(report).toContain(
    "rejected: orders unknown_client (1)\n  sales-late.csv row 2: The client “f9” is not in these files",
  );
});

test("amounts in another currency than the company's are warned of", async () => {
  expect(await run()).toContain("The amounts are in EUR, the company’s currency is USD");
});

test("--rows prints what becomes of each row", async () => {
  const report = await run("--rows");
  expect(report).toContain("clients  firms.csv row 3 f2");
  expect(report).toContain("orders  sales.csv row 2 s1");
  expect(await run()).not.toContain("sales.csv row 2 s1");
});

test("a day that is none is refused, words Postgres takes for days included", () => {
  for (const day of ["2026-13-45", "tomorrow"])
    expect(() => readImportArguments(["x", "--as-of", day])).toThrow(`"${day}" is not a date`);
});

test("an unknown option, or no folder, answers with the usage", () => {
  expect(() => readImportArguments(["x", "--aply"])).toThrow(importUsage);
  expect(() => readImportArguments([])).toThrow(importUsage);
});

test("a mapping file that is not there is named", async () => {
  await expect(readFolder(readImportArguments([folder, "--mapping", "/no/such.json"]))).rejects.toThrow(
    "/no/such.json: The mapping file cannot be read.",
  );
});
