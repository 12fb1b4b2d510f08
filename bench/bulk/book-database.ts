import { readFile } from "node:fs/promises";
import { Client } from "pg";
import { migrate } from "../../db/migrate.ts";
import type { BenchServers } from "./bench-servers.ts";

export interface BookDatabase {
  ownerUrl: string;
  appUrl: string;
}

const on = (url: string, name: string) => url.replace(/[^/]+$/, name);

/** Makes the database every run of a size is cloned from: migrated, with the book in it, vacuumed and analysed. */
export async function createBook({ postgres }: BenchServers, clients: number): Promise<string> {
  const name = `book_${clients}`;
  await run(postgres.superUrl, [`create database ${name} owner handover_owner`]);
  await migrate(on(postgres.ownerUrl, name));
  const book = await readFile(new URL("./book.sql", import.meta.url), "utf8");
  await run(on(postgres.ownerUrl, name), [`set bench.clients = ${clients}`, book, "vacuum analyze"]);
  return name;
}

/** A fresh clone of a book, which the caller drops. */
export async function cloneBook(
  { postgres }: BenchServers,
  book: string,
): Promise<BookDatabase & { drop(): Promise<void> }> {
  const name = `${book}_run`;
  await run(postgres.superUrl, [`create database ${name} template ${book} owner handover_owner`, "checkpoint"]);
  return {
    ownerUrl: on(postgres.ownerUrl, name),
    appUrl: on(postgres.appUrl, name),
    drop: () => run(postgres.superUrl, [`drop database ${name} with (force)`]),
  };
}

async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url, options: "-c timezone=UTC" });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
