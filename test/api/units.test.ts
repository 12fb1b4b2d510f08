import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiClient, startTestApi, type TestApi } from "../support/api.ts";
import { createCompany, createPerson, freezeClock, type TestCompany } from "../support/company.ts";

const NOBODY = "00000000-0000-4000-8000-000000000000";
let api: TestApi;
let company: TestCompany;
let administrator: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  await freezeClock(api.db);
  company = await createCompany(api.db);
  administrator = await api.signIn((await createPerson(api.db, { roles: ["administrator"] })).id);
});
afterAll(() => api.stop());

describe("a team's working time", () => {
  const change = (body: object) => administrator.request("PATCH", `/api/v1/teams/${company.team.id}`, body);
  const daysOff = async (calendar: string) =>
    (await api.db.pool.query("select day::text as day from calendar_days where calendar = $1", [calendar])).rows.map(
      (row: { day: string }) => row.day,
    );

  test("cannot end before it begins, which would stop every departure of the team", async () => {
    expect((await change({ dayStart: "18:00", dayEnd: "09:00" })).body.errors[0].pointer).toBe("/dayEnd");
    expect((await change({ dayEnd: company.team.dayStart })).status).toBe(422);
    expect((await change({ dayStart: "08:00", dayEnd: "17:00" })).status).toBe(200);
  });

  test("takes a country's calendar with its holidays, this year's and the next ones'", async () => {
    expect((await change({ calendar: "FR" })).status).toBe(200);
    expect(await daysOff("FR")).toEqual(expect.arrayContaining(["2026-07-14", "2030-07-14"]));
  });

  test("takes no calendar nobody knows, but one the company made", async () => {
    expect((await change({ calendar: "zz" })).body.errors[0].pointer).toBe("/calendar");
    await api.db.pool.query("insert into calendar_days (calendar, day, kind) values ('plant', '2026-08-03', 'off')");
    expect((await change({ calendar: "plant" })).status).toBe(200);
    expect((await change({ calendar: "none" })).status).toBe(200);
  });

  test("gets another head, who must be one and then sees the team's departures", async () => {
    expect((await change({ headId: company.hr.id })).body.errors[0].pointer).toBe("/headId");
    const next = await createPerson(api.db, { roles: ["head"] });
    expect((await change({ headId: next.id })).body.headId).toBe(next.id);
    expect((await (await api.signIn(next.id)).get("me")).body.headOfTeamIds).toEqual([company.team.id]);
  });

  test("stays as it is when nothing is named", async () => {
    expect((await change({})).status).toBe(200);
  });
});

test("a department gets no head who does not exist", async () => {
  const put = (headId: string) => administrator.request("PUT", "/api/v1/departments", { code: "finance", headId });
  expect((await put(NOBODY)).body.errors[0].pointer).toBe("/headId");
  expect((await put(company.hr.id)).status).toBe(200);
});

describe("what the company says of itself", () => {
  const change = (body: object) => administrator.request("PATCH", "/api/v1/settings/company", body);

  test("names an executive who exists and is one", async () => {
    expect((await change({ executiveId: NOBODY })).body.errors[0].pointer).toBe("/executiveId");
    expect((await change({ executiveId: company.hr.id })).status).toBe(422);
    expect((await change({ executiveId: company.executive.id })).status).toBe(200);
  });

  test("has a domain that mails can carry and a currency's code", async () => {
    expect((await change({ mailDomain: "a b" })).body.errors[0].pointer).toBe("/mailDomain");
    expect((await change({ currency: "eur" })).body.errors[0].pointer).toBe("/currency");
    expect((await change({ mailDomain: "mail.test.example", currency: "EUR" })).status).toBe(200);
  });

  test("has policies within what can be reckoned with", async () => {
    const policy = (body: object) => administrator.request("PATCH", "/api/v1/settings/policy", body);
    expect((await policy({ noticeDays: 99_999_999 })).status).toBe(422);
    expect((await policy({ hours: { jointMeeting: -1, jointCall: 1, firstContact: 1, dossier: 1 } })).status).toBe(422);
  });
});
