import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goLive as goLiveByService } from "../../services/settings/go-live.ts";
import { recordHeartbeat } from "../../services/wakes/record-heartbeat.ts";
import { type ApiClient, startTestApi, type TestApi } from "../support/api.ts";
import { actorOf, createCompany, createPerson, type TestCompany } from "../support/company.ts";

let api: TestApi;
let company: TestCompany;
let administrator: ApiClient;
let administratorId: string;
let temporal = true;

beforeAll(async () => {
  api = await startTestApi({ isTemporalReachable: async () => temporal });
  company = await createCompany(api.db);
  administratorId = (await createPerson(api.db, { roles: ["administrator"] })).id;
  administrator = await api.signIn(administratorId);
});
afterAll(() => api.stop());

describe("going live", () => {
  const goLive = (body: object) => administrator.post("settings/go-live", body);

  test("is refused while an address is still that of a new installation", async () => {
    const own = { mailDomain: "testcompany.example", fromAddress: "clients@testcompany.example" };
    await administrator.request("PATCH", "/api/v1/settings/company", { ...own, mailDomain: "company.example" });
    const refused = await goLive({ companyName: "Test Company", mode: "domains", domains: ["a.example"] });
    expect([refused.status, refused.body.type]).toEqual([409, "/problems/addressesNotSet"]);
    expect(refused.body.detail).toContain("mailDomain");
    await administrator.request("PATCH", "/api/v1/settings/company", own);
  });

  test("takes the company's name typed exactly, first some domains, and only then all", async () => {
    expect((await goLive({ companyName: "test company", mode: "domains", domains: ["a.example"] })).status).toBe(422);
    expect((await goLive({ companyName: "Test Company", mode: "all" })).body.type).toBe("/problems/domainsFirst");
    expect((await goLive({ companyName: "Test Company", mode: "domains" })).status).toBe(422);
    const some = await goLive({ companyName: "Test Company", mode: "domains", domains: ["B.example", "a.example"] });
    expect(some.body).toEqual({ mode: "domains", domains: ["a.example", "b.example"] });
    expect((await goLive({ companyName: "Test Company", mode: "all" })).body.mode).toBe("all");
    expect((await administrator.get("mailbox")).status).toBe(403);
    expect((await administrator.post("settings/stop-live")).body.mode).toBe("off");
    expect((await administrator.get("mailbox")).status).toBe(200);
  });

  test("is refused without a mail server, where mail kept here would count as sent", async () => {
    const actor = await actorOf(api.db, await createPerson(api.db, { roles: ["administrator"] }));
    const body = { companyName: "Test Company", mode: "domains" as const, domains: ["a.example"] };
    const refused = goLiveByService({ ...api.deps, hasMailServer: false }, actor, body);
    await expect(refused).rejects.toMatchObject({ code: "conflict", reason: "noMailServer" });
  });

  test("is not done by changing the company", async () => {
    await administrator.request("PATCH", "/api/v1/settings/company", {
      postalAddress: "1 Main St",
      live: { mode: "all", domains: [] },
    });
    const { company: set } = (await administrator.get("settings")).body;
    expect([set.postalAddress, set.live.mode, set.name]).toEqual(["1 Main St", "off", "Test Company"]);
  });
});

test("a policy changes alone, the others stay as they were set", async () => {
  await administrator.request("PATCH", "/api/v1/settings/policy", { noticeDays: 20 });
  const { body } = await administrator.request("PATCH", "/api/v1/settings/policy", { ownerRounds: 3 });
  expect([body.noticeDays, body.ownerRounds, body.capacityDefault]).toEqual([20, 3, 60]);
});

describe("people", () => {
  const change = (id: string, body: object) => administrator.request("PATCH", `/api/v1/people/${id}`, body);

  test("are seen by colleagues without addresses and without who is leaving, by the administrator in full", async () => {
    await api.db.pool.query("update people set status = 'leaving' where id = $1", [company.leaver.id]);
    const rep = await api.signIn(company.reps[0]?.id as string);
    const seen = (await rep.get("people?limit=1000")).body.people.find(
      (person: { id: string }) => person.id === company.leaver.id,
    );
    expect(Object.keys(seen).sort()).toEqual(["departmentId", "id", "left", "name", "roles", "teamId"]);
    expect(seen.left).toBe(false);
    const full = (await administrator.get(`people?search=${encodeURIComponent(company.leaver.name)}`)).body.people[0];
    expect(full.email).toBe(company.leaver.email);
    expect(JSON.stringify(full)).not.toContain("leaving");
  });

  test("come in pages that meet without gap", async () => {
    const all = (await administrator.get("people?limit=1000")).body.people.map((person: { id: string }) => person.id);
    const paged: string[] = [];
    for (let cursor = ""; cursor !== null; ) {
      const { body } = await administrator.get(`people?limit=5${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.people.map((person: { id: string }) => person.id));
      cursor = body.next;
    }
    expect(paged).toEqual(all);
  });

  test("do not get other roles from themselves, and one administrator always stays", async () => {
    expect((await change(administratorId, { roles: ["administrator", "head"] })).body.type).toBe("/problems/ownRoles");
    const second = await createPerson(api.db, { roles: ["administrator"] });
    expect((await change(second.id, { roles: ["rep"] })).status).toBe(200);
    expect((await change(second.id, { email: company.hr.email })).body.errors[0].pointer).toBe("/email");
  });

  test("name their own deputy and days away, and nobody else's", async () => {
    const [one, two] = company.reps as unknown as [{ id: string }, { id: string }];
    const rep = await api.signIn(one.id);
    expect((await rep.request("PUT", `/api/v1/people/${one.id}/deputy`, { deputyId: two.id })).status).toBe(200);
    expect((await rep.request("PUT", `/api/v1/people/${two.id}/deputy`, { deputyId: one.id })).status).toBe(403);
    const away = await rep.post(`people/${one.id}/away-days`, { fromDay: "2026-05-01", toDay: "2026-05-02" });
    expect((await rep.get(`people/${one.id}/away-days`)).body.awayDays).toEqual([away.body]);
    expect((await rep.request("DELETE", `/api/v1/people/${one.id}/away-days/${away.body.id}`)).status).toBe(200);
    expect((await rep.get(`people/${two.id}/away-days`)).status).toBe(403);
  });
});

describe("the audit", () => {
  test("is read and verified by the auditor, and no one else", async () => {
    const auditor = await api.signIn((await createPerson(api.db, { roles: ["auditor"] })).id);
    const { body } = await auditor.get("audit?verb=goLive&limit=1");
    expect(body.events[0]).toMatchObject({
      verb: "goLive",
      subject: "settings:company",
      actor: `person:${administratorId}`,
    });
    expect(body.next).not.toBeNull();
    expect((await auditor.get(`audit?verb=goLive&cursor=${body.next}`)).body.events).toHaveLength(1);
    expect((await auditor.post("audit/verify")).body).toMatchObject({ valid: true, faults: [] });
    expect((await administrator.get("audit")).status).toBe(403);
  });
});

describe("readiness", () => {
  const ready = async () => {
    const { status, body } = await api.stranger.get("/readyz");
    return { status, missing: Object.entries(body.checks).flatMap(([name, holds]) => (holds ? [] : [name])) };
  };

  test("is 200 only with a worker that has polled, Temporal and no wake left lying", async () => {
    expect((await api.stranger.get("/healthz")).status).toBe(200);
    expect(await ready()).toEqual({ status: 503, missing: ["worker", "dispatcher"] });
    await recordHeartbeat(api.deps, "worker");
    await recordHeartbeat(api.deps, "dispatcher");
    expect(await ready()).toEqual({ status: 200, missing: [] });
    temporal = false;
    expect(await ready()).toEqual({ status: 503, missing: ["temporal"] });
    temporal = true;
    await api.db.pool.query(
      "insert into wakes (workflow_id, type, at) values ('departure:x', 'departure', clock_timestamp() - interval '2 minutes')",
    );
    expect(await ready()).toEqual({ status: 503, missing: ["wakes"] });
    await api.db.pool.query("update heartbeats set at = at - interval '1 minute' where part = 'worker'");
    expect((await ready()).missing).toContain("worker");
  });
});
