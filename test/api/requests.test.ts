import { Writable } from "node:stream";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { toProblem } from "../../api/problem.ts";
import { createLogger } from "../../api/request-log.ts";
import { listRoutes } from "../../api/routes.ts";
import { ChangedError } from "../../services/errors.ts";
import { refusalTextsOf } from "../../services/labels/explain-refusal.ts";
import { createExport, createMapping } from "../imports/csv.ts";
import { type ApiClient, startTestApi, type TestApi } from "../support/api.ts";
import {
  createClient,
  createCompany,
  createPerson,
  listAuditVerbs,
  type Person,
  type TestCompany,
} from "../support/company.ts";

let api: TestApi;
let company: TestCompany;
let administrator: ApiClient;
const lines: string[] = [];

beforeAll(async () => {
  const sink = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  api = await startTestApi({ logger: createLogger("debug", sink) });
  company = await createCompany(api.db);
  administrator = await api.signIn((await createPerson(api.db, { roles: ["administrator"] })).id);
});
afterAll(() => api.stop());

test("a long answer goes out compressed to whoever can read that", async () => {
  const read = (encoding: string) =>
    fetch(`${api.url}/api/v1/openapi.json`, { headers: { "accept-encoding": encoding } });
  const [compressed, plain] = [await read("gzip"), await read("identity")];
  expect(compressed.headers.get("content-encoding")).toBe("gzip");
  expect(plain.headers.get("content-encoding")).toBeNull();
  expect(await compressed.text()).toBe(await plain.text());
});

describe("access at the route", () => {
  const fill = (path: string) => path.replace(/:\w+/g, "00000000-0000-4000-8000-000000000000");

  test("answers 401 without a sign-in, on every route that needs one", async () => {
    const guarded = listRoutes({ demo: false }).filter(({ route }) => !["public", "link"].includes(route.access));
    expect(guarded.length).toBeGreaterThan(10);
    for (const { route } of guarded) {
      const answer = await api.stranger.request(
        route.method.toUpperCase(),
        `/api/v1${fill(route.path)}`,
        route.method === "get" ? undefined : {},
      );
      expect([route.id, answer.status]).toEqual([route.id, 401]);
    }
  });

  test("answers 403 to a role that never may, before the body or the record is looked at", async () => {
    const auditor = await api.signIn((await createPerson(api.db, { roles: ["auditor"] })).id);
    const never = listRoutes({ demo: false }).filter(
      ({ route }) => !["public", "link", "signedIn", "readAudit"].includes(route.access),
    );
    for (const { route } of never) {
      const answer = await auditor.request(
        route.method.toUpperCase(),
        `/api/v1${fill(route.path)}`,
        route.method === "get" ? undefined : { nonsense: 1 },
      );
      expect([route.id, answer.status]).toEqual([route.id, 403]);
    }
  });

  test("has no demo addresses in an app not made for a demo", async () => {
    expect((await administrator.get("demo/clock")).status).toBe(404);
  });

  test("lets a deputy act as head while the head is away, not before", async () => {
    const [deputy] = company.reps;
    const client = await api.signIn(deputy?.id as string);
    expect((await client.get("me")).body.headOfTeamIds).toEqual([]);
    const path = `people/${company.head.id}`;
    await administrator.request("PUT", `/api/v1/${path}/deputy`, { deputyId: deputy?.id });
    await administrator.post(`${path}/away-days`, { fromDay: "2026-04-06", toDay: "2026-04-07" });
    const { body } = await client.get("me");
    expect(body.headOfTeamIds).toEqual([company.team.id]);
    expect(body.may).toContain("approveOwners");
  });

  test("takes no day of a year that nobody means: working days are counted from it", async () => {
    const [rep] = company.reps;
    const mine = await api.signIn(rep?.id as string);
    const away = await mine.post(`people/${rep?.id}/away-days`, { fromDay: "2026-04-06", toDay: "9999-12-31" });
    expect([away.status, away.body.errors]).toMatchObject([422, [{ pointer: "/toDay" }]]);
    const hr = await api.signIn(company.hr.id);
    const notice = { leaverId: company.leaver.id, kind: "resigned", reason: "pay" };
    for (const [field, day] of Object.entries({
      noticeOn: "0001-01-01",
      lastWorkingDay: "9999-12-31",
      endOfEmployment: "9999-12-31",
      announceFrom: "9999-12-31",
    })) {
      const refused = await hr.post("departures", { ...notice, [field]: day });
      expect([refused.status, refused.body.errors]).toMatchObject([422, [{ pointer: `/${field}` }]]);
    }
    expect((await hr.post("departures/preview", { ...notice, lastWorkingDay: "9999-12-31" })).status).toBe(422);
  });
});

describe("a deputy's deputy", () => {
  test("acts as head while both are away, and not while only the head is", async () => {
    const [deputy, second] = company.reps;
    const client = await api.signIn(second?.id as string);
    await administrator.request("PUT", `/api/v1/people/${deputy?.id}/deputy`, { deputyId: second?.id });
    expect((await client.get("me")).body.headOfTeamIds).toEqual([]);
    await administrator.post(`people/${deputy?.id}/away-days`, { fromDay: "2026-04-06", toDay: "2026-04-07" });
    expect((await client.get("me")).body.headOfTeamIds).toEqual([company.team.id]);
  });
});

describe("problems", () => {
  test("name the fields at fault by pointers, in one content type, with the request's id", async () => {
    const answer = await administrator.post("people", { name: "", roles: ["king"] });
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.body.type).toBe("/problems/invalidRequest");
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(["/name", "/roles/0"]);
    expect(answer.body.instance).toBe(`urn:uuid:${answer.headers.get("x-request-id")}`);
  });

  test("say so when a body does not say it is JSON, but take the form of a one-click unsubscribe", async () => {
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const refused = await administrator.post("people", { name: "Somebody" }, form);
    expect([refused.status, refused.body.type, refused.body.detail]).toEqual([
      415,
      "/problems/wrongContentType",
      expect.stringContaining("application/json"),
    ]);
    expect((await api.stranger.post("links/none/unsubscribe", {}, form)).status).toBe(404);
    // Nothing sent is no wrong type.
    expect((await administrator.request("POST", "/api/v1/people")).status).toBe(422);
  });

  test("answer a body that is no JSON with 400 and one that is too large with 413", async () => {
    const send = (body: string) =>
      fetch(`${api.url}/api/v1/people`, {
        method: "POST",
        body,
        headers: { cookie: administrator.cookie, "content-type": "application/json" },
      });
    expect((await send("{")).status).toBe(400);
    expect((await send(JSON.stringify({ name: "x".repeat(4_300_000) }))).status).toBe(413);
  });

  test("name a request at fault that cannot be kept, decoded or sent in parts", async () => {
    expect((await administrator.post("people", { name: "Zero\u0000" })).body.type).toBe("/problems/unstorableText");
    const plain = async (path: string, headers = {}) => (await fetch(`${api.url}${path}`, { headers })).status;
    expect(await plain("/c/%E0%A4%A")).toBe(400);
    expect(await plain("/mark.svg", { range: "bytes=9999999-" })).toBe(416);
  });

  test("answer the slower of two who write the same at once with 409", async () => {
    const owner = new pg.Client({ connectionString: api.ownerUrl });
    await owner.connect();
    await owner.query("begin");
    await owner.query("insert into people (name, email, roles) values ('Same', 'same@company.example', '{}')");
    const answer = administrator.post("people", { name: "Same", email: "same@company.example" });
    await vi.waitFor(async () => {
      const { rowCount } = await owner.query(`select from pg_locks l join pg_stat_activity a using (pid)
        where not l.granted and a.datname = current_database()`);
      expect(rowCount).toBeGreaterThan(0);
    });
    await owner.query("commit");
    await owner.end();
    expect((await answer).body).toMatchObject({ status: 409, type: "/problems/alreadyThere" });
  });

  test("turn a lock that somebody else holds into a 409 that may be tried again", async () => {
    const owner = new pg.Client({ connectionString: api.ownerUrl });
    await owner.connect();
    await owner.query("begin");
    await owner.query("select 1 from people where id = $1 for update", [company.hr.id]);
    const answer = await administrator.request("PATCH", `/api/v1/people/${company.hr.id}`, { capacity: 7 });
    await owner.query("rollback");
    await owner.end();
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ type: "/problems/busy", retry: true });
    expect(answer.headers.get("retry-after")).toBe("1");
  });

  test("turn a version somebody else has changed into 412 with the present version", () => {
    expect(toProblem(new ChangedError(4), refusalTextsOf("en"))).toMatchObject({
      status: 412,
      type: "/problems/changedMeanwhile",
      version: 4,
    });
  });

  test("tell nothing of the cause of an error of ours", () => {
    expect(JSON.stringify(toProblem(new Error("password=hunter2"), refusalTextsOf("en")))).not.toContain("hunter2");
  });

  test("answer an unknown address with 404, and an id that cannot be one too", async () => {
    expect((await administrator.get("nowhere")).body.status).toBe(404);
    expect((await administrator.request("PATCH", "/api/v1/people/not-an-id", {})).status).toBe(404);
  });
});

describe("an Idempotency-Key", () => {
  const person = (name: string) => ({ name, roles: ["rep"] });
  const created = async () => (await listAuditVerbs(api.db)).filter((verb) => verb === "createPerson").length;

  test("gives the same request sent again its first answer and does nothing twice", async () => {
    const headers = { "idempotency-key": "once" };
    const before = await created();
    const first = await administrator.post("people", person("Once"), headers);
    const second = await administrator.post("people", person("Once"), headers);
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(await created()).toBe(before + 1);
  });

  test("gives a verb with a large report the answer its sender got, and keeps none of the report", async () => {
    const files = createExport({ "reps.csv": "rep,name,mail,boss\nr1,Ann Secretary,,\n" });
    const upload = {
      files: files.map(({ name, bytes }) => ({ name, content: bytes.toString("base64") })),
      mapping: JSON.stringify(createMapping({ name: "repeated" })),
    };
    const twice = async (path: string, body: unknown, key: string) => {
      const headers = { "idempotency-key": key };
      const first = await administrator.post(path, body, headers);
      expect(first.status).toBe(200);
      const second = await administrator.post(path, body, headers);
      expect([second.status, second.body]).toEqual([200, first.body]);
      return first.body;
    };
    const { importId } = await twice("imports", upload, "upload");
    expect(await twice(`imports/${importId}/apply`, {}, "apply")).toMatchObject({ state: "applied" });
    const second = await twice("imports", upload, "second-upload");
    const discarded = await twice(`imports/${second.importId}/discard`, {}, "discard");
    expect(discarded).toMatchObject({ importId: second.importId, state: "discarded" });
    const { rows } = await api.db.query.execute<{ answer: string }>("select answer::text from idempotency_keys");
    expect(rows.map((row) => row.answer).join()).not.toContain("reps.csv");
  });

  test("keeps no export: who may read none any more gets none by repeating an old request", async () => {
    const headers = { "idempotency-key": "export" };
    const rep = company.reps[0] as Person;
    const client = await createClient(api.db, rep.id);
    const reader = await api.signIn(rep.id);
    expect((await reader.post("exports/clients", {}, headers)).body.csv).toContain(client.name);
    const hr = await api.signIn(company.hr.id);
    const notice = { leaverId: rep.id, kind: "resigned", reason: "pay" };
    expect((await hr.post("departures", notice)).status).toBe(200);
    const again = await reader.post("exports/clients", {}, headers);
    expect([again.status, again.body.type]).toEqual([403, "/problems/exportRefused"]);
    const { rows } = await api.db.query.execute("select key from idempotency_keys where key = 'export'");
    expect(rows).toEqual([]);
  });

  test("gives ten at once one record and one answer", async () => {
    const before = await created();
    const twins = await Promise.all(
      Array.from({ length: 10 }, () => administrator.post("people", person("Twin"), { "idempotency-key": "twins" })),
    );
    expect(new Set(twins.map((twin) => `${twin.status} ${twin.body.id}`)).size).toBe(1);
    expect(await created()).toBe(before + 1);
  });

  test("refuses the same key with another body", async () => {
    const headers = { "idempotency-key": "other" };
    await administrator.post("people", person("A"), headers);
    const answer = await administrator.post("people", person("B"), headers);
    expect([answer.status, answer.body.type]).toEqual([422, "/problems/idempotencyMismatch"]);
  });

  test("belongs to its sender, so another person's same key is another request", async () => {
    const other = await api.signIn((await createPerson(api.db, { roles: ["administrator"] })).id);
    const headers = { "idempotency-key": "mine" };
    const one = await administrator.post("people", person("C"), headers);
    expect((await other.post("people", person("C"), headers)).body.id).not.toBe(one.body.id);
  });

  test("keeps nothing of a refused request, so that it may be mended and sent again", async () => {
    const headers = { "idempotency-key": "mended" };
    const taken = { ...person("D"), email: company.hr.email };
    expect((await administrator.post("people", taken, headers)).status).toBe(409);
    expect((await administrator.post("people", person("D"), headers)).status).toBe(200);
  });
});

test("the log names routes and statuses, never addresses with tokens, bodies or cookies", async () => {
  await api.stranger.post(
    "first-administrator",
    { name: "Secret Name", email: "secret@person.example", password: "secret password" },
    { "handover-link": "secret-token" },
  );
  const log = lines.join("");
  expect(log).toContain('"route":"/first-administrator"');
  expect(log).not.toMatch(/secret/i);
  expect(log).not.toContain(administrator.cookie);
});
