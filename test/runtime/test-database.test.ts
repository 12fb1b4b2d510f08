import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../setup/database.ts";

let first: TestDatabase;
let second: TestDatabase;

beforeAll(async () => {
  [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
});

afterAll(async () => {
  await Promise.all([first.drop(), second.drop()]);
});

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test("a table made in one test database is not seen in another", async () => {
  await query(first.ownerUrl, "create table only_here (id int)");
  const found = "select to_regclass('only_here') is not null as found";
  expect(await query(first.ownerUrl, found)).toEqual([{ found: true }]);
  expect(await query(second.ownerUrl, found)).toEqual([{ found: false }]);
});

test("a test database is fully migrated", async () => {
  expect(await query(first.appUrl, "select count(*)::int as rows from wakes")).toEqual([{ rows: 0 }]);
});

test("the application's role may not change the audit", async () => {
  await expect(query(first.appUrl, "update audit set verb = 'x'")).rejects.toThrow(/permission denied/);
});
