import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { TEMPLATE } from "./test-servers.ts";

export type TestDatabase = {
  name: string;
  ownerUrl: string;
  appUrl: string;
  readerUrl: string;
  superUrl: string;
  drop(): Promise<void>;
};

/** A database of its own for a test file: a clone of the migrated template, without rows. Call `drop` after the last test. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { postgres } = inject("servers");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await runAsSuperuser(`create database ${name} template ${TEMPLATE} owner handover_owner`);
  const on = (url: string) => url.replace(/[^/]+$/, name);
  return {
    name,
    ownerUrl: on(postgres.ownerUrl),
    appUrl: on(postgres.appUrl),
    readerUrl: on(postgres.readerUrl),
    superUrl: on(postgres.superUrl),
    drop: () => runAsSuperuser(`drop database if exists ${name} with (force)`),
  };
}

async function runAsSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("servers").postgres.superUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
