import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMailSender } from "../../runtime/mail-sender.ts";
import { startMailboxServer } from "../../runtime/mailbox.ts";
import { freezeClock } from "../support/company.ts";
import { useDatabase } from "../support/database.ts";

const t = useDatabase();
const connections = { count: 0 };
const outside = createServer((socket) => {
  connections.count += 1;
  socket.end("554 not here\r\n");
});
beforeAll(() => new Promise<void>((listening) => outside.listen(0, "127.0.0.1", () => listening())));
afterAll(() => new Promise<void>((closed) => outside.close(() => closed())));

const mail = {
  from: { name: "Company", address: "clients@company.example" },
  to: { name: "Anna", address: "anna@client.example" },
  subject: "Hello",
  text: "Hello",
  html: "<p>Hello</p>",
  date: new Date("2026-04-06T09:00:00Z"),
};

test("a database with a clock of its own never reaches the company's mail server, even when it is live", async () => {
  const mailbox = await startMailboxServer({ pool: t.db.pool, port: 0 });
  const { port } = outside.address() as { port: number };
  const sender = createMailSender({
    pool: t.db.pool,
    mailboxPort: mailbox.port,
    outsideUrl: `smtp://127.0.0.1:${port}`,
  });
  const live = { name: "Company", live: { mode: "all", domains: [] } };
  await t.db.pool.query("insert into settings (key, value) values ('company', $1)", [live]);
  await freezeClock(t.db);
  expect(await sender.send({ ...mail, messageId: "<one@company.example>" })).toEqual({ state: "accepted" });
  expect(connections.count).toBe(0);
  await t.asOwner.query.execute("delete from clock");
  expect(await sender.send({ ...mail, messageId: "<two@company.example>" })).toMatchObject({ state: "failed" });
  expect(connections.count).toBe(1);
  await mailbox.stop();
});
