import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createMatrixDatabase, dropMatrixDatabase } from "../../cli/matrix/instance.ts";
import { createDatabase } from "../../db/client.ts";
import { roles } from "../../domain/codes.ts";
import { ConfigError, readConfig } from "../../runtime/config.ts";
import { freePort } from "../../runtime/free-port.ts";
import { processStart } from "../../runtime/process-identity.ts";
import { claimRun } from "../../runtime/run-file.ts";
import { seedSample } from "../../runtime/sample-company.ts";
import { startHandover } from "../../runtime/start-handover.ts";
import { generateSample } from "../../sample/generate-sample.ts";
import { DEMO_SIGN_IN } from "../../services/demo/demo-sign-in.ts";
import { chooseSampleSignIns, SAMPLE_PASSWORD } from "../../services/sample/sample-sign-ins.ts";

const DATABASE = `external_${process.pid}`;
const START_MS = 120_000;
const on = (url: string) => url.replace(/[^/]+$/, DATABASE);
const identity = { HANDOVER_SECRET: "s".repeat(32), PUBLIC_URL: "https://handover.example" };
const administrator = { name: "Ada Admin", email: "ada@handover.example", password: "a-password-of-her-own" };

beforeAll(() => createMatrixDatabase(inject("servers"), DATABASE));
afterAll(() => dropMatrixDatabase(inject("servers"), DATABASE));

/** Starts on the external database as `npm start` does, seed of the sample company included. */
async function start(databaseUrl = on(inject("servers").postgres.appUrl), settings: Record<string, string> = {}) {
  const { postgres, temporalAddress, folder } = inject("servers");
  const config = readConfig(
    {
      ...identity,
      PORT: String(await freePort()),
      HANDOVER_HOME: join(folder, DATABASE),
      DATABASE_URL: databaseUrl,
      DATABASE_OWNER_URL: on(postgres.ownerUrl),
      TEMPORAL_ADDRESS: temporalAddress,
      HANDOVER_TASK_QUEUE: DATABASE,
      ...settings,
    },
    "start",
  );
  const claim = await claimRun(config.folders.state);
  if (!("taken" in claim)) throw new Error("another start runs in this folder");
  const run = claim.taken;
  try {
    const signal = new AbortController().signal;
    const started = await startHandover(config, { run, progress: () => {}, signal, seed: seedSample });
    const stop = () => started.stop().finally(() => run.release());
    return { address: started.address, lines: started.lines, stop };
  } catch (error) {
    run.release();
    throw error;
  }
}

type Running = Awaited<ReturnType<typeof start>>;

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const signIn = async (running: Running, email: string, password: string) =>
  (await post(`${running.address}/api/auth/sign-in/email`, { email, password })).status;
const useLink = async (running: Running, token: string) => {
  const headers = { "handover-link": token, "idempotency-key": crypto.randomUUID() };
  return (await post(`${running.address}/api/v1/first-administrator`, administrator, headers)).status;
};

describe("started on an empty external database", () => {
  let first: Running;
  let token: string;

  test("there are no people, every sample sign-in gets 401, and a link for the first administrator is printed", {
    timeout: START_MS,
  }, async () => {
    first = await start();
    const db = createDatabase(on(inject("servers").postgres.appUrl), 1);
    const { rows } = await db.pool.query("select count(*)::int as people from people");
    await db.close();
    expect(rows).toEqual([{ people: 0 }]);

    const sample = chooseSampleSignIns(generateSample("handover", { asOf: "2026-04-06" }));
    expect(new Set(sample.flatMap((person) => person.roles))).toEqual(new Set(roles));
    for (const { email } of sample) expect(await signIn(first, email ?? "", SAMPLE_PASSWORD), email ?? "").toBe(401);
    expect(await signIn(first, DEMO_SIGN_IN.email, DEMO_SIGN_IN.password)).toBe(401);

    const links = first.lines.filter((line) => line.includes(identity.PUBLIC_URL));
    expect(links).toHaveLength(1);
    token = new URL(links[0]?.trim() ?? "").hash.slice(1);
    await first.stop();
  });

  test("the second start prints no link again, and the first one works once", { timeout: START_MS }, async () => {
    const second = await start();
    expect(second.lines).toEqual([]);
    expect(await useLink(second, `${token.slice(0, -2)}AA`)).toBe(404);
    expect(await useLink(second, token)).toBeLessThan(300);
    expect(await signIn(second, administrator.email, administrator.password)).toBe(200);
    expect(await useLink(second, token)).toBe(410);
    await second.stop();
  });
});

describe("a start is refused", () => {
  test("with a superuser as the application's role", async () => {
    const refused = start(on(inject("servers").postgres.superUrl));
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(/DATABASE_URL is a superuser/);
  });

  test("with the owner of the table audit as the application's role", async () => {
    const refused = start(on(inject("servers").postgres.ownerUrl));
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(/owner of the table audit/);
  });

  test("with an application's role to which nothing is granted", async () => {
    const owner = new pg.Client({ connectionString: inject("servers").postgres.superUrl });
    await owner.connect();
    await owner.query(`create role ${DATABASE}_other login password 'x'`);
    const refused = start(on(inject("servers").postgres.appUrl).replace(/\/\/[^@]+@/, `//${DATABASE}_other:x@`));
    await expect(refused).rejects.toThrow(/DATABASE_URL has a role that may not use the tables/);
    await owner.query(`drop role ${DATABASE}_other`);
    await owner.end();
  });

  test("with a database that is not there or not opened by this password, named by its setting", async () => {
    const { appUrl } = inject("servers").postgres;
    await expect(start("postgres://a:b@127.0.0.1:1/none")).rejects.toThrow(/DATABASE_URL cannot be reached/);
    await expect(start(on(appUrl).replace(/:[^:@]+@/, ":wrong@"))).rejects.toThrow(/DATABASE_URL cannot be opened/);
  });

  test("on an address others reach, with the sample company in the database", async () => {
    const db = createDatabase(on(inject("servers").postgres.appUrl), 1);
    await db.pool.query("insert into settings (key, value) values ('sampleSignIns', '[]')");
    const refused = start(undefined, { HOST: "0.0.0.0" });
    await expect(refused).rejects.toThrow(/HOST 0.0.0.0 can be reached by others/);
    await expect(start()).rejects.toThrow(/PUBLIC_URL https:\/\/handover.example can be reached by others/);
    await db.pool.query("delete from settings where key = 'sampleSignIns'");
    await db.close();
  });

  test("on an address this machine does not have", async () => {
    await expect(start(undefined, { HOST: "203.0.113.1" })).rejects.toThrow(/HOST 203.0.113.1 is no address/);
  });

  test("and leaves nothing behind of an earlier start that was killed", { timeout: START_MS }, async () => {
    const state = join(inject("servers").folder, DATABASE);
    const left = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    await once(left, "spawn");
    const ended = once(left, "exit");
    const identity = { pid: left.pid, start: await processStart(left.pid ?? 0) };
    const dead = { pid: 1, start: "of an earlier boot", startedAt: "2026-04-06T08:00:00Z", address: null };
    await mkdir(state, { recursive: true });
    await writeFile(
      join(state, "run.json"),
      JSON.stringify({ ...dead, parts: { temporal: { ...identity, port: null } } }),
    );
    await expect(start(undefined, { HOST: "203.0.113.1" })).rejects.toThrow(/is no address/);
    expect((await ended)[1]).toBe("SIGTERM");
  });

  test("with a folder that cannot be written, in a sentence", { timeout: START_MS }, async () => {
    const script = fileURLToPath(new URL("../../runtime/start.ts", import.meta.url));
    const env = { PATH: process.env.PATH, HANDOVER_HOME: "/dev/null/handover" };
    const child = spawn(process.execPath, [script], { env, stdio: ["ignore", "pipe", "pipe"] });
    const [output, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect(code).toBe(1);
    expect(output).toContain("the folder /dev/null/handover cannot be written");
    expect(output).not.toContain("at claimRun");
  });

  test("without PUBLIC_URL and HANDOVER_SECRET, and every problem is named", { timeout: START_MS }, async () => {
    const { postgres, folder } = inject("servers");
    const script = fileURLToPath(new URL("../../runtime/start.ts", import.meta.url));
    const env = {
      PATH: process.env.PATH,
      HANDOVER_HOME: join(folder, `${DATABASE}_refused`),
      DATABASE_URL: on(postgres.appUrl),
      DATABASE_OWNER_URL: on(postgres.ownerUrl),
      PORT: "many",
    };
    const child = spawn(process.execPath, [script], { env, stdio: ["ignore", "pipe", "pipe"] });
    const [output, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect(code).toBe(1);
    for (const name of ["PUBLIC_URL", "HANDOVER_SECRET", "PORT"]) expect(output).toMatch(new RegExp(`- ${name} `));
  });
});
