import { readdir, readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { taskKinds } from "../../domain/tasks/task-kinds.ts";
import { listLabels } from "../../services/labels/list-labels.ts";
import { startTestApi, type TestApi } from "../support/api.ts";
import { createCompany } from "../support/company.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await createCompany(api.db);
});
afterAll(() => api.stop());

test.each([
  "/",
  "/departures",
  "/departures/new",
  "/departures/5a4f0b0e-4a53-4d4f-8a53-0c8d4a1f8a11/own-log",
  "/departures/5a4f0b0e-4a53-4d4f-8a53-0c8d4a1f8a11/closing-report",
  "/tasks/5a4f0b0e-4a53-4d4f-8a53-0c8d4a1f8a11",
  "/handovers/5a4f0b0e-4a53-4d4f-8a53-0c8d4a1f8a11",
  "/mailbox",
  "/first-administrator",
  "/c/some-token",
  "/d/some-token",
  "/u/some-token",
])("the page %s opens for anybody, loads only our own files, and they exist", async (path) => {
  const page = await api.stranger.get(path);
  expect([page.status, page.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/html")]);
  expect(page.body).not.toMatch(/<script(?![^>]*src="\/)|style="|onclick=/);
  const files = [...page.body.matchAll(/(?:src|href)="(\/[\w-]+\.(?:js|css))"/g)].map((match) => match[1] as string);
  for (const file of files) {
    const loaded = await api.stranger.get(file);
    expect([file, loaded.status]).toEqual([file, 200]);
    for (const [, imported] of loaded.body.matchAll(/from "(\/[\w-]+\.js)"/g)) {
      if (!files.includes(imported as string)) files.push(imported as string);
    }
  }
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain("unsafe");
  expect(policy).not.toContain("upgrade-insecure-requests");
});

test("every kind of task has its page, where the person it waits for can do it", async () => {
  const { body } = await api.stranger.get("/steps.js");
  const kinds = [...(body as string).split("export const steps")[1]!.matchAll(/^ {2}(\w+)/gm)].map((match) => match[1]);
  expect(kinds.sort()).toEqual([...taskKinds].sort());
});

test("a client's page loads none of the company's inner words", async () => {
  const seen = ["/client.js"];
  for (const file of seen) {
    const { body } = await api.stranger.get(file);
    for (const [, imported] of (body as string).matchAll(/from "(\/[\w-]+\.js)"/g)) seen.push(imported as string);
  }
  expect(seen).toContain("/dom.js");
  expect(seen).not.toContain("/labels.js");
});

test("what a page shows of a code is the catalogue's word for it", async () => {
  const { body } = await api.stranger.get("/labels.js");
  expect(body).toMatch(/^export const labels = \{/);
  for (const file of await readdir("web")) {
    const text = await readFile(`web/${file}`, "utf8");
    for (const [, group] of text.matchAll(/(?:word|options)\(\s*"(\w+)"/g)) {
      expect([file, group, (group as string) in listLabels()]).toEqual([file, group, true]);
    }
  }
});

test("opening the address of List-Unsubscribe leads to a page with a button and changes nothing", async () => {
  const before = await api.db.pool.query("select count(*) from audit");
  const answer = await api.stranger.get("links/some-token/unsubscribe");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/u/some-token"]);
  expect((await api.db.pool.query("select count(*) from audit")).rows).toEqual(before.rows);
});
