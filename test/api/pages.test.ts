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
  "/sign-in",
  "/departures/5a4f0b0e-4a53-4d4f-8a53-0c8d4a1f8a11/own-log",
  "/tasks/5a4f0b0e-4a53-4d4f-8a53-0c8d4a1f8a11",
  "/c/some-token",
  "/d/some-token",
  "/u/some-token",
])("the page %s opens for anybody, loads only our own files, and they exist", async (path) => {
  const page = await api.stranger.get(path, { accept: "text/html" });
  expect([page.status, page.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/html")]);
  expect(page.body).not.toMatch(/<script(?![^>]*src="\/)|style="|onclick=/);
  const files = [...page.body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] as string);
  expect(files.some((file) => file.endsWith(".js"))).toBe(true);
  for (const file of files) expect([file, (await api.stranger.get(file)).status]).toEqual([file, 200]);
});

test("styles of the page carry the nonce of their answer, and no answer has another's", async () => {
  const nonces = await Promise.all(
    [0, 1].map(async () => {
      const page = await api.stranger.get("/", { accept: "text/html" });
      const nonce = /name="csp-nonce" content="([\w-]{22})"/.exec(page.body)?.[1];
      const policy = page.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(policy).not.toContain("unsafe");
      expect(policy).not.toContain("upgrade-insecure-requests");
      return nonce;
    }),
  );
  expect(nonces[0]).not.toBe(nonces[1]);
});

test("a file comes compressed and is kept for ever under the name of its content", async () => {
  const page = await api.stranger.get("/", { accept: "text/html" });
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page.body)?.[1] as string;
  const file = await api.stranger.get(script, { "accept-encoding": "br" });
  expect(file.headers.get("content-encoding")).toBe("br");
  expect(file.headers.get("cache-control")).toContain("immutable");
});

test("what is no page and no file is not there", async () => {
  expect((await api.stranger.get("/assets/none-00000000.js")).status).toBe(404);
  expect((await api.stranger.get("/no-such-thing", { accept: "application/json" })).status).toBe(404);
});

test("opening the address of List-Unsubscribe leads to a page with a button and changes nothing", async () => {
  const before = await api.db.pool.query("select count(*) from audit");
  const answer = await api.stranger.get("links/some-token/unsubscribe");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/u/some-token"]);
  expect((await api.db.pool.query("select count(*) from audit")).rows).toEqual(before.rows);
});
