import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accounts, users } from "../../db/schema/auth.ts";
import { departures } from "../../db/schema/departures.ts";
import { people } from "../../db/schema/people.ts";
import { change, done } from "../../db/transaction.ts";
import { endSignIns } from "../../services/auth/end-sign-ins.ts";
import { offerFirstAdministrator } from "../../services/auth/offer-first-administrator.ts";
import { confirmDeparture } from "../../services/departures/confirm-departure.ts";
import { endSignIn } from "../../services/departures/end-sign-in.ts";
import { openDeparture } from "../../services/departures/open-departure.ts";
import { withdrawDeparture } from "../../services/departures/withdraw-departure.ts";
import { PASSWORD, startTestApi, type TestApi } from "../support/api.ts";
import {
  actorOf,
  createCompany,
  createPerson,
  freezeClock,
  LAST_DAY,
  listAuditVerbs,
  MONDAY,
} from "../support/company.ts";
import { notice } from "../support/departures.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await freezeClock(api.db);
});
afterAll(() => api.stop());

const attempt = (email: string, password: string) => api.stranger.post("/api/auth/sign-in/email", { email, password });

describe("the first administrator", () => {
  test("is made once with the printed link, which no second start prints again", async () => {
    const address = (await offerFirstAdministrator(api.deps)) as string;
    expect(await offerFirstAdministrator(api.deps)).toBeNull();
    const headers = { "handover-link": address.split("#")[1] as string };
    const body = { name: "First", email: "First@company.example", password: PASSWORD };
    const made = await api.stranger.post("first-administrator", body, headers);
    expect(made.status).toBe(200);
    expect((await api.stranger.post("first-administrator", body, headers)).status).toBe(410);
    expect((await attempt("first@company.example", PASSWORD)).status).toBe(200);
    expect(await offerFirstAdministrator(api.deps)).toBeNull();
  });

  test("is not made with a token nobody signed", async () => {
    const body = { name: "Other", email: "other@company.example", password: PASSWORD };
    expect((await api.stranger.post("first-administrator", body, { "handover-link": "abc.def" })).status).toBe(404);
  });
});

describe("a person with a sign-in", () => {
  test("signs in with a cookie, or the same token as a bearer", async () => {
    const person = await createPerson(api.db, { roles: ["auditor"] });
    const client = await api.signIn(person.id);
    const me = await client.get("me");
    expect(me.body).toMatchObject({ id: person.id, roles: ["auditor"] });
    expect(me.body.may).toContain("readAudit");
    const door = await attempt(person.email as string, PASSWORD);
    const authorization = `Bearer ${door.headers.get("set-auth-token")}`;
    expect((await api.stranger.get("me", { authorization })).body.id).toBe(person.id);
  });

  test("changes their own password, which is in the audit", async () => {
    const person = await createPerson(api.db);
    const client = await api.signIn(person.id);
    const body = { currentPassword: PASSWORD, newPassword: "another password of theirs" };
    expect((await client.post("/api/auth/change-password", body)).status).toBe(200);
    expect((await attempt(person.email as string, body.newPassword)).status).toBe(200);
    const subject = `person:${person.id}`;
    const { rows } = await api.db.pool.query("select verb from audit where subject = $1", [subject]);
    expect(rows).toContainEqual({ verb: "changePassword" });
  });

  test("is out after signing out, and both are in the audit", async () => {
    const client = await api.signIn((await createPerson(api.db)).id);
    expect((await client.post("/api/auth/sign-out")).status).toBe(200);
    expect((await client.get("me")).status).toBe(401);
    expect(await listAuditVerbs(api.db)).toEqual(expect.arrayContaining(["signIn", "signOut"]));
  });

  test("is refused with a wrong password, audited without the address, and kept out after ten tries", async () => {
    const person = await createPerson(api.db);
    await api.signIn(person.id);
    const email = person.email as string;
    for (let i = 0; i < 10; i++) expect((await attempt(email, "a wrong password")).status).toBe(401);
    expect((await attempt(email, PASSWORD)).status).toBe(429);
    const { rows } = await api.db.pool.query("select body from audit where verb = 'signInRefused'");
    expect(rows.length).toBe(10);
    expect(JSON.stringify(rows)).not.toContain(email);
  });

  test("is kept out from the moment their sign-in has ended, with open sessions and old password alike", async () => {
    const person = await createPerson(api.db);
    const client = await api.signIn(person.id);
    await change(api.db, { kind: "system", name: "endSignIn" }, async ({ tx }) => {
      await endSignIns(tx, person.id, { forGood: true });
      return done(null, [{ verb: "endSignIn", subject: `person:${person.id}` }]);
    });
    expect((await client.get("me")).status).toBe(401);
    expect((await attempt(person.email as string, PASSWORD)).status).toBe(401);
  });

  test("is out at the end of the last working day even before the process has got there", async () => {
    const company = await createCompany(api.db);
    const client = await api.signIn(company.leaver.id);
    await api.db.query.update(people).set({ status: "leaving" }).where(eq(people.id, company.leaver.id));
    const lastDayEndsAt = new Date(`${LAST_DAY}T18:00:00Z`);
    await api.db.query.insert(departures).values({
      leaverId: company.leaver.id,
      teamId: company.team.id,
      kind: "resigned",
      noticeOn: "2026-04-06",
      lastWorkingDay: LAST_DAY,
      endOfEmployment: LAST_DAY,
      recordedById: company.hr.id,
      state: "running",
      noticedAt: MONDAY,
      lastDayEndsAt,
    });
    await freezeClock(api.db, new Date(lastDayEndsAt.getTime() - 1));
    expect((await client.get("me")).status).toBe(200);
    await freezeClock(api.db, lastDayEndsAt);
    expect((await client.get("me")).status).toBe(401);
    expect((await attempt(company.leaver.email as string, PASSWORD)).status).toBe(401);
  });
});

test("a notice with a last day long gone, undone unconfirmed, leaves the person their password; confirmed it takes it", async () => {
  await freezeClock(api.db);
  const company = await createCompany(api.db);
  const [hr, head] = [await actorOf(api.db, company.hr), await actorOf(api.db, company.head)];
  await api.signIn(company.leaver.id);
  const mayEnter = async () => (await attempt(company.leaver.email as string, PASSWORD)).status === 200;
  const gone = notice(company, { noticeOn: "2026-04-02", lastWorkingDay: "2026-04-03" });
  const passwords = () =>
    api.db.query
      .select({ id: accounts.id })
      .from(accounts)
      .innerJoin(users, eq(users.id, accounts.userId))
      .where(eq(users.personId, company.leaver.id));

  const { id: mistaken } = await openDeparture(api.deps, hr, gone);
  await endSignIn(api.deps, mistaken);
  expect(await mayEnter()).toBe(false);
  await withdrawDeparture(api.deps, hr, { departureId: mistaken });
  expect(await mayEnter()).toBe(true);

  const { id: meant } = await openDeparture(api.deps, hr, gone);
  await endSignIn(api.deps, meant);
  await confirmDeparture(api.deps, head, { departureId: meant });
  expect(await mayEnter()).toBe(false);
  expect(await passwords()).toEqual([]);
});

test("the door reads no more than a sign-in needs", async () => {
  expect((await attempt("a@company.example", "x".repeat(20_000))).status).toBe(413);
  const body = new Blob([JSON.stringify({ email: "a@company.example", password: PASSWORD })]).stream();
  const init = { method: "POST", body, duplex: "half", headers: { "content-type": "application/json" } } as const;
  expect((await fetch(`${api.url}/api/auth/sign-in/email`, init as RequestInit)).status).toBe(413);
});

test("nobody signs up by themselves", async () => {
  const body = { name: "Stranger", email: "stranger@outside.example", password: PASSWORD };
  const answer = await api.stranger.post("/api/auth/sign-up/email", body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect((await attempt(body.email, PASSWORD)).status).toBe(401);
});

test("a changing request from another site's page is refused, one from our own is not", async () => {
  const person = await createPerson(api.db);
  const client = await api.signIn(person.id);
  const body = { fromDay: "2190-05-01", toDay: "2190-05-02" };
  const path = `people/${person.id}/away-days`;
  expect((await client.post(path, body, { origin: "https://evil.example" })).body.type).toBe("/problems/otherOrigin");
  expect((await client.post(path, body, { origin: api.url })).status).toBe(200);
});
