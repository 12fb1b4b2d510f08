import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { migrate } from "../../db/migrate.ts";
import { checkAppRole } from "../../runtime/check-app-role.ts";
import { startPostgres, stopPostgres } from "../../runtime/postgres/start-postgres.ts";
import { processStart, waitForExit } from "../../runtime/process-identity.ts";
import { makeTempFolder } from "./temp-folder.ts";

const makeFolder = () => makeTempFolder(stopPostgres);

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test("what was written is there after a stop and a start, on the same port", async () => {
  const folder = await makeFolder();
  const first = await startPostgres(folder);
  await query(first.ownerUrl, "create table kept (id int); insert into kept values (7)");
  await first.stop();
  const second = await startPostgres(folder);
  expect(second.adopted).toBe(false);
  expect(second.port).toBe(first.port);
  expect(await query(second.ownerUrl, "select id from kept")).toEqual([{ id: 7 }]);
});

test("a server left by a killed parent is adopted, not started twice", async () => {
  const folder = await makeFolder();
  const first = await startPostgres(folder, "throwaway");
  const second = await startPostgres(folder, "throwaway");
  expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port });
});

test("a server that was killed starts again from its own files", async () => {
  const folder = await makeFolder();
  const first = await startPostgres(folder);
  await query(first.ownerUrl, "create table kept (id int)");
  const start = await processStart(first.pid);
  process.kill(first.pid, "SIGKILL");
  await waitForExit({ pid: first.pid, start: start ?? "" }, 10_000);
  const second = await startPostgres(folder);
  expect(second.pid).not.toBe(first.pid);
  expect(await query(second.ownerUrl, "select to_regclass('kept') is not null as found")).toEqual([{ found: true }]);
});

test("passwords lie in a file that only its owner may read, and the wrong one is refused", async () => {
  const folder = await makeFolder();
  const { appUrl } = await startPostgres(folder, "throwaway");
  expect((await stat(join(folder, "passwords.json"))).mode & 0o777).toBe(0o600);
  await expect(query(appUrl.replace(/:[0-9a-f]{48}@/, ":wrong@"), "select 1")).rejects.toThrow(/password/);
});

test("it listens on the loopback address only, with the UTF-8 locale and flushing on", async () => {
  const { superUrl, appUrl } = await startPostgres(await makeFolder());
  const settings =
    "select name, setting from pg_settings where name = any('{fsync,listen_addresses,TimeZone,server_encoding}')";
  expect(Object.fromEntries((await query(superUrl, settings)).map((row) => [row.name, row.setting]))).toEqual({
    fsync: "on",
    listen_addresses: "127.0.0.1",
    TimeZone: "UTC",
    server_encoding: "UTF8",
  });
  expect(await query(appUrl, "select rolsuper, rolcreatedb from pg_roles where rolname = current_user")).toEqual([
    { rolsuper: false, rolcreatedb: false },
  ]);
});

test("two processes that migrate at once both end well", async () => {
  const { ownerUrl } = await startPostgres(await makeFolder(), "throwaway");
  await Promise.all([migrate(ownerUrl), migrate(ownerUrl), migrate(ownerUrl)]);
  const applied = await query(
    ownerUrl,
    "select count(*)::int as rows, count(distinct hash)::int as kinds from drizzle.__drizzle_migrations",
  );
  expect(applied[0]?.rows).toBe(applied[0]?.kinds);
});

test("a superuser or the owner of the audit is refused as the application's role", async () => {
  const { superUrl, ownerUrl, appUrl } = await startPostgres(await makeFolder(), "throwaway");
  await migrate(ownerUrl);
  await expect(checkAppRole(superUrl)).rejects.toThrow(/superuser/);
  await expect(checkAppRole(ownerUrl)).rejects.toThrow(/owner of the table audit/);
  await expect(checkAppRole(appUrl)).resolves.toBeUndefined();
});

test.runIf(process.getuid?.() === 0)(
  "as root it runs as nobody and says when that user cannot reach its folder",
  async () => {
    const { pid } = await startPostgres(await makeFolder(), "throwaway");
    expect(await readFile(`/proc/${pid}/status`, "utf8")).toMatch(/^Uid:\t65534\t65534/m);
    await expect(startPostgres("/root/handover-unreachable")).rejects.toThrow(/may not enter \/root/);
  },
);
