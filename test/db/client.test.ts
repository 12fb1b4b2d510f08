import type { Socket } from "node:net";
import { sql } from "drizzle-orm";
import type { PoolClient } from "pg";
import { expect, it } from "vitest";
import { createDatabase } from "../../db/client.ts";
import { useDatabase } from "../support/database.ts";

const held = useDatabase();
const one = sql`select 1 as one`;

it("a connection that the server ends in the midst of a transaction ends the transaction, not the process", async () => {
  const broken = held.db.query.transaction(async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    const pid = rows[0]?.pid;
    await held.db.query.execute(sql`select pg_terminate_backend(${pid}::int)`);
    const isThere = async () =>
      (await held.db.query.execute(sql`select from pg_stat_activity where pid = ${pid}::int`)).rows.length;
    await expect.poll(isThere).toBe(0);
    await tx.execute(one);
  });
  await expect(broken).rejects.toThrow();
  expect((await held.db.query.execute(one)).rows).toEqual([{ one: 1 }]);
});

it("a connection that is gone when a transaction begins goes back to the pool, which opens another", async () => {
  const db = createDatabase(held.database.appUrl, 1);
  await db.query.execute(one);
  db.pool.once("acquire", (client: PoolClient & { connection?: { stream: Socket } }) => {
    client.connection?.stream.destroy();
  });
  const ask = () => db.query.transaction(async (tx) => (await tx.execute(one)).rows);
  await expect(ask()).rejects.toThrow();
  expect(await ask()).toEqual([{ one: 1 }]);
  await db.close();
});
