import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PersonActor } from "../../../domain/access/actor.ts";
import { createMailSender } from "../../../runtime/mail-sender.ts";
import { getConnections } from "../../../services/connections/get-connections.ts";
import { sendTestMail } from "../../../services/connections/send-test-mail.ts";
import { deliverEffects } from "../../../services/effects/deliver-effects.ts";
import { readStandupPass } from "../../../services/standups/read-standup-pass.ts";
import { actorOf, createCompany, createPerson, type Person, type TestCompany } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const servers: SMTPServer[] = [];
const held = {} as { company: TestCompany; person: Person; administrator: PersonActor };

beforeEach(async () => {
  await t.db.pool.query("delete from effect_contents");
  await t.db.pool.query("delete from effects");
  held.company = await createCompany(t.db);
  held.person = await createPerson(t.db, { roles: ["administrator"], teamId: held.company.team.id });
  held.administrator = await actorOf(t.db, held.person);
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((closed) => server.close(closed))));
});

/** A mail server that refuses every recipient with this reply, or takes all. */
async function startServer(refusal: { responseCode: number; message: string } | null) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) =>
      done(refusal && Object.assign(new Error(refusal.message), { responseCode: refusal.responseCode })),
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on("end", () => done(null, "queued"));
    },
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  return createMailSender({ pool: t.db.pool, mailboxPort: port, outsideUrl: undefined });
}

const workflowOf = () => `standup:${held.company.team.id}`;
const lastTest = async () => (await getConnections(t.deps, held.administrator)).mail.lastTest;

describe("a test mail", () => {
  test("waits in the ledger for the worker, whose next pass finds it due", async () => {
    const sent = await sendTestMail(t.deps, held.administrator);
    expect(sent.state).toBe("planned");
    expect((await readStandupPass(t.deps, held.company.team.id)).due).toEqual(["deliverEffects"]);
    const { rows } = await t.db.pool.query("select workflow_id from wakes where workflow_id = $1", [workflowOf()]);
    expect(rows).toHaveLength(1);
  });

  test("is shown as accepted once the server took it, to the administrator's own address", async () => {
    const { testId } = await sendTestMail(t.deps, held.administrator);
    await deliverEffects({ ...t.deps, mail: await startServer(null) }, workflowOf());
    expect(await lastTest()).toMatchObject({ testId, state: "accepted", reason: null, serverAnswer: null });
    const { rows } = await t.db.pool.query("select recipient from effect_contents");
    expect(rows).toEqual([{ recipient: held.person.email }]);
  });

  test("that is refused tells the server's own words, which the audit does not hold", async () => {
    await sendTestMail(t.deps, held.administrator);
    const mail = await startServer({ responseCode: 550, message: "5.7.1 Sender not allowed" });
    await deliverEffects({ ...t.deps, mail }, workflowOf());
    const test = await lastTest();
    expect([test?.state, test?.reason]).toEqual(["failed", "550"]);
    expect(test?.serverAnswer).toContain("Sender not allowed");
    const { rows } = await t.db.pool.query("select 1 from audit where body like '%not allowed%'");
    expect(rows).toEqual([]);
  });

  test("that the server puts off stays planned and says why", async () => {
    await sendTestMail(t.deps, held.administrator);
    const mail = await startServer({ responseCode: 451, message: "4.7.1 Greylisted" });
    await deliverEffects({ ...t.deps, mail }, workflowOf());
    const test = await lastTest();
    expect([test?.state, test?.reason]).toEqual(["planned", "451"]);
    expect(test?.serverAnswer).toContain("Greylisted");
  });

  test("without an own address is refused, and so it is to anybody but the administrator", async () => {
    const nowhere = await actorOf(t.db, await createPerson(t.db, { roles: ["administrator"], email: null }));
    await expect(sendTestMail(t.deps, nowhere)).rejects.toMatchObject({ reason: "noAddress" });
    const head = await actorOf(t.db, held.company.head);
    await expect(sendTestMail(t.deps, head)).rejects.toMatchObject({ code: "forbidden" });
    await expect(getConnections(t.deps, head)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the connections", () => {
  test("count what was accepted, failed and waits, a write to the source system apart from mail", async () => {
    const at = "2026-04-06T08:00:00Z";
    const long = "2026-04-01T08:00:00Z";
    await t.db.pool.query(`
      insert into effects (key, kind, fact_id, fact_revision, workflow_id, state, not_before, planned_at, settled_at)
      select n, kind, gen_random_uuid(), 1, 'departure:x', state, '${at}', '${at}', settled::timestamptz from (values
        (1, 'colleagueMail', 'accepted', '${at}'), (2, 'colleagueMail', 'accepted', '${long}'),
        (3, 'clientNotice', 'failed', '${at}'), (4, 'invitation', 'accepted', '${at}'), (5, 'clientNotice', 'planned', null),
        (6, 'ownerWriteBack', 'planned', null), (7, 'ownerWriteBack', 'accepted', '${long}')) as v(n, kind, state, settled)`);
    const { mail, calendar, sourceSystem, hr } = await getConnections(t.deps, held.administrator);
    expect([mail.lastDay, mail.waiting]).toEqual([{ accepted: 2, failed: 1, unknown: 0 }, 1]);
    expect(mail.lastAcceptedAt).toBe(new Date(at).toISOString());
    expect([calendar.lastSuccessAt, calendar.waiting]).toEqual([new Date(at).toISOString(), 0]);
    expect([sourceSystem.lastSuccessAt, sourceSystem.waiting]).toEqual([new Date(long).toISOString(), 1]);
    expect([hr.configured, hr.stopsIfOff]).toEqual([false, ["noticesFromHr"]]);
  });

  test("say that own mail leaves only with a server, live for its domain, and never where time can be moved", async () => {
    const deps = { ...t.deps, mailServer: "mail.company.example:587" };
    const leaves = async () => (await getConnections(deps, held.administrator)).mail.ownMailLeaves;
    const live = { mode: "domains", domains: ["company.example"] };
    await t.db.pool.query("update settings set value = value || $1 where key = 'company'", [{ live }]);
    expect(await leaves()).toBe(false);
    await t.db.pool.query("delete from clock");
    expect(await leaves()).toBe(true);
    expect((await getConnections(t.deps, held.administrator)).mail.ownMailLeaves).toBe(false);
  });
});
