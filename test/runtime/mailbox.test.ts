import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { OutgoingMail } from "../../contracts/outgoing-mail.ts";
import { createDatabase, type Database } from "../../db/client.ts";
import { createMailSender } from "../../runtime/mail-sender.ts";
import { startMailboxServer } from "../../runtime/mailbox.ts";
import { createTestDatabase, type TestDatabase } from "../setup/database.ts";

let own: TestDatabase;
let db: Database;
let mailbox: { port: number; stop(): Promise<void> };

beforeAll(async () => {
  own = await createTestDatabase();
  db = createDatabase(own.appUrl);
  mailbox = await startMailboxServer({ pool: db.pool, port: 0 });
});

afterAll(async () => {
  await mailbox.stop();
  await db.close();
  await own.drop();
});

beforeEach(async () => {
  await db.pool.query("delete from mailbox");
  await db.pool.query("delete from settings");
  await db.pool.query("delete from clock");
});

const mail = (overrides: Partial<OutgoingMail> = {}): OutgoingMail => ({
  from: { name: "Company", address: "clients@company.example" },
  to: { name: "Anna", address: "anna@client.example" },
  subject: "Ваш новый менеджер",
  text: "Здравствуйте",
  html: "<p>Здравствуйте</p>",
  messageId: `<${randomUUID()}@company.example>`,
  date: new Date("2026-04-06T09:00:00Z"),
  ...overrides,
});

const sender = (outsideUrl?: string) => createMailSender({ pool: db.pool, mailboxPort: mailbox.port, outsideUrl });

async function listMessages() {
  return (await db.pool.query("select envelope_from, envelope_to, business_at, raw from mailbox order by id")).rows;
}

async function goLive(live: { mode: string; domains: string[] }) {
  await db.pool.query("insert into settings (key, value) values ('company', $1)", [{ name: "Company", live }]);
}

test("a message is kept whole, with its envelope", async () => {
  const sent = mail();
  expect(await sender().send(sent)).toEqual({ state: "accepted" });
  const [kept] = await listMessages();
  expect(kept).toMatchObject({ envelope_from: "clients@company.example", envelope_to: ["anna@client.example"] });
  expect(kept?.raw.toString()).toContain(sent.messageId);
  expect(kept?.raw.toString()).toContain("Content-Type: multipart/alternative");
});

test("a message bears the business time, frozen or not", async () => {
  await db.pool.query("insert into clock (frozen_at) values ('2026-05-04T08:00:00Z')");
  await sender().send(mail());
  expect((await listMessages())[0]?.business_at).toEqual(new Date("2026-05-04T08:00:00Z"));
});

test("mail to a bouncing domain is refused for good and not kept", async () => {
  const outcome = await sender().send(mail({ to: { name: "", address: "nobody@client.bounce.example" } }));
  expect(outcome).toMatchObject({ state: "failed", permanent: true, code: "550" });
  expect(await listMessages()).toHaveLength(0);
});

test("a message can be looked up by its id", async () => {
  const sent = mail();
  await sender().send(sent);
  expect(await sender().lookUp?.(sent.messageId)).toBe("accepted");
  expect(await sender().lookUp?.("<other@company.example>")).toBe("absent");
});

test("when the mailbox cannot be written, a mail has failed for now", async () => {
  const closed = createDatabase(own.appUrl);
  await closed.close();
  const broken = await startMailboxServer({ pool: closed.pool, port: 0 });
  const outcome = await createMailSender({ pool: db.pool, mailboxPort: broken.port, outsideUrl: undefined }).send(
    mail(),
  );
  await broken.stop();
  expect(outcome).toEqual({
    state: "failed",
    permanent: false,
    code: "451",
    answer: "451 4.3.0 The mailbox cannot be written now",
  });
});

const NOWHERE = "smtp://127.0.0.1:1";

test("a new installation sends nothing outside, even with a mail server set", async () => {
  expect(await sender(NOWHERE).send(mail())).toEqual({ state: "accepted" });
  expect(await listMessages()).toHaveLength(1);
});

test("live for a list of domains, only mail to those leaves", async () => {
  await goLive({ mode: "domains", domains: ["Partner.example"] });
  expect(await sender(NOWHERE).send(mail())).toEqual({ state: "accepted" });
  expect(await sender(NOWHERE).send(mail({ to: { name: "", address: "x@partner.example" } }))).toMatchObject({
    state: "failed",
  });
  expect(await listMessages()).toHaveLength(1);
});

test("live for all, every mail goes to the company's server", async () => {
  await goLive({ mode: "all", domains: [] });
  expect(await sender(NOWHERE).send(mail())).toMatchObject({ state: "failed", permanent: false, code: "noAnswer" });
  expect(await listMessages()).toHaveLength(0);
});
