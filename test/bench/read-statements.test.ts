import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { readStatements } from "../../bench/read-statements.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function read(sql: string) {
  const folder = await mkdtemp(join(tmpdir(), "handover-statements-"));
  folders.push(folder);
  await writeFile(join(folder, "statements.sql"), sql);
  return readStatements(pathToFileURL(join(folder, "statements.sql")));
}

describe("statements of a bare way", () => {
  it("come in transactions, in the order of the file, without what stands before the first", async () => {
    const transactions = await read(
      "-- about -- name: nothing\n-- transaction\n-- name: one\nselect 1\n-- name: two\nselect 2\n-- transaction\n-- name: three\nselect 3\n",
    );
    expect(transactions.map((statements) => statements.map(({ name }) => name))).toEqual([["one", "two"], ["three"]]);
  });

  it("take words as parameters, one for each however often it stands there", async () => {
    const [[statement] = []] = await read("-- transaction\n-- name: one\nselect :from::date, :to::date, :from::text");
    expect(statement?.text).toBe("select $1::date, $2::date, $1::text");
    expect(statement?.words).toEqual(["from", "to"]);
  });

  it("leave casts and colons inside words alone", async () => {
    const [[statement] = []] = await read("-- transaction\n-- name: one\nselect 'system:step', 1::text");
    expect(statement?.text).toBe("select 'system:step', 1::text");
  });
});
