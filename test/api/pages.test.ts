import { afterAll, beforeAll, expect, test } from "vitest";
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
  "/mailbox",
  "/first-administrator",
  "/c/some-token",
  "/d/some-token",
  "/u/some-token",
])("the page %s opens for anybody, loads only our own files, and they exist", async (path) => {
  const page = await api.stranger.get(path);
  expect([page.status, page.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/html")]);
  expect(page.body).not.toMatch(/<script(?![^>]*src="\/)|style="|onclick=/);
  for (const [, file] of page.body.matchAll(/(?:src|href)="(\/[\w-]+\.(?:js|css))"/g)) {
    const loaded = await api.stranger.get(file as string);
    expect([file, loaded.status]).toEqual([file, 200]);
    for (const [, imported] of loaded.body.matchAll(/from "(\/[\w-]+\.js)"/g)) {
      expect([imported, (await api.stranger.get(imported as string)).status]).toEqual([imported, 200]);
    }
  }
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain("unsafe");
  expect(policy).not.toContain("upgrade-insecure-requests");
});

test("opening the address of List-Unsubscribe leads to a page with a button and changes nothing", async () => {
  const before = await api.db.pool.query("select count(*) from audit");
  const answer = await api.stranger.get("links/some-token/unsubscribe");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/u/some-token"]);
  expect((await api.db.pool.query("select count(*) from audit")).rows).toEqual(before.rows);
});
