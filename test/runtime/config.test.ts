import { expect, test } from "vitest";
import { type ConfigError, readConfig } from "../../runtime/config.ts";

const home = { HANDOVER_HOME: "/tmp/handover-config" };
const own = { DATABASE_URL: "postgres://app@db/handover", DATABASE_OWNER_URL: "postgres://owner@db/handover" };
const identity = { PUBLIC_URL: "https://handover.example/", HANDOVER_SECRET: "s".repeat(32) };

function problemsOf(env: NodeJS.ProcessEnv, kind: "start" | "part" = "start", args: string[] = []): readonly string[] {
  try {
    readConfig({ ...home, ...env }, kind, args);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
}

test("without settings everything is embedded, on port 3000 of the loopback address", () => {
  const config = readConfig(home, "start");
  expect(config).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    database: undefined,
    demo: false,
    taskQueue: "handover",
  });
  expect(config.temporal.address).toBeUndefined();
});

test("every problem is told at once", () => {
  expect(problemsOf({ PORT: "many", SMTP_URL: "http://mail", TEMPORAL_ADDRESS: "here" }, "start", ["--dmeo"])).toEqual([
    expect.stringContaining("PORT"),
    expect.stringContaining("TEMPORAL_ADDRESS"),
    expect.stringContaining("SMTP_URL"),
    expect.stringContaining("--dmeo"),
  ]);
});

test("missing values are told together with wrong ones", () => {
  expect(problemsOf({ PORT: "x", DATABASE_URL: own.DATABASE_URL })).toHaveLength(4);
});

test("a database of one's own needs the owner's role, a public address and a secret", () => {
  expect(problemsOf({ DATABASE_URL: own.DATABASE_URL }).map((problem) => problem.split(" ")[0])).toEqual([
    "DATABASE_OWNER_URL",
    "PUBLIC_URL",
    "HANDOVER_SECRET",
  ]);
  expect(problemsOf({ ...own, ...identity })).toEqual([]);
});

test("an owner's role without an application's role is refused", () => {
  expect(problemsOf({ DATABASE_OWNER_URL: own.DATABASE_OWNER_URL })).toEqual([
    expect.stringContaining("DATABASE_URL is missing"),
  ]);
});

test("api and worker alone must be told where everything is, but never need the owner's role", () => {
  expect(problemsOf({}, "part").map((problem) => problem.split(" ")[0])).toEqual([
    "DATABASE_URL",
    "TEMPORAL_ADDRESS",
    "PUBLIC_URL",
    "HANDOVER_SECRET",
  ]);
  const part = { DATABASE_URL: own.DATABASE_URL, TEMPORAL_ADDRESS: "temporal:7233", ...identity };
  expect(problemsOf(part, "part")).toEqual([]);
});

test("a short secret is refused", () => {
  expect(problemsOf({ ...own, ...identity, HANDOVER_SECRET: "short" })).toEqual([
    expect.stringContaining("32 characters"),
  ]);
});

test("an empty variable counts as not set", () => {
  expect(readConfig({ ...home, PORT: "", DATABASE_URL: "" }, "start")).toMatchObject({
    port: 3000,
    database: undefined,
  });
});

test("a demo has data of its own", () => {
  expect(readConfig(home, "start", ["--demo"]).folders.data).not.toBe(readConfig(home, "start").folders.data);
});

test("an API key or a certificate turns TLS on", () => {
  const cluster = { ...home, TEMPORAL_ADDRESS: "temporal:7233" };
  expect(readConfig({ ...cluster, TEMPORAL_API_KEY: "k" }, "start").temporal.tls).toEqual({});
  expect(problemsOf({ ...cluster, TEMPORAL_TLS_CERT: "c.pem" })).toEqual([expect.stringContaining("TEMPORAL_TLS_KEY")]);
});

test("what belongs to a cluster of one's own is refused without its address, where a dev server would be started", () => {
  expect(problemsOf({ TEMPORAL_NAMESPACE: "sales" })).toEqual([expect.stringContaining("TEMPORAL_ADDRESS is missing")]);
  expect(problemsOf({ TEMPORAL_NAMESPACE: "sales", TEMPORAL_ADDRESS: "temporal:7233" })).toEqual([]);
});
