import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contacts } from "../../../db/schema/clients.ts";
import { effects, mailbox } from "../../../db/schema/effects.ts";
import { wakes } from "../../../db/schema/kernel.ts";
import { parseInbound } from "../../../runtime/parse-inbound.ts";
import { callOrWrite } from "../../../services/client-notices/call-or-write.ts";
import { followUpNotice } from "../../../services/client-notices/follow-up-notice.ts";
import { askQuestion } from "../../../services/client-pages/ask-question.ts";
import { deliverEffects } from "../../../services/effects/deliver-effects.ts";
import { readInboundMail } from "../../../services/inbound-mail/read-inbound-mail.ts";
import { getDossier } from "../../../services/inventory/get-dossier.ts";
import {
  addressOf,
  createTellable,
  handoverOf,
  mailsOf,
  noticeOf,
  releaseAll,
  startPost,
  tasksOf,
} from "../../support/client-notices.ts";
import { actorOf, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const held = {} as { post: Awaited<ReturnType<typeof startPost>> };
beforeAll(async () => {
  held.post = await startPost(t.deps);
});
afterAll(() => held.post.stop());

const COMPANY = "clients@testcompany.example";
const read = () => readInboundMail({ ...t.deps, parseInbound });

async function mailed(tier: "copper" | "silver" = "silver") {
  const made = await createTellable(t.db, { tier });
  await releaseAll(t.deps, made);
  const one = made.handovers[0] as (typeof made.handovers)[number];
  await held.post.run(one.id);
  const [effect] = await mailsOf(t.db, one.id);
  return { ...made, one, address: await addressOf(t.db, one.contactId), messageId: effect?.messageId ?? "" };
}

/** A notice of which nobody knows whether it left. */
async function lostMail() {
  const made = await createTellable(t.db);
  await releaseAll(t.deps, made);
  const one = made.handovers[0] as (typeof made.handovers)[number];
  await callOrWrite(t.deps, one.id);
  const lost = { send: async () => ({ state: "unknown" as const }) };
  await deliverEffects({ ...t.deps, mail: lost }, `handover:${one.id}`);
  const [effect] = await mailsOf(t.db, one.id);
  return { ...made, one, address: await addressOf(t.db, one.contactId), messageId: effect?.messageId ?? "" };
}

/** Somebody outside writes: a raw message in the mailbox, as the mail server would put it there. */
async function arrives(from: string, lines: string[], to = COMPANY): Promise<void> {
  const raw = Buffer.from([`From: <${from}>`, `To: <${to}>`, ...lines].join("\r\n"));
  await t.db.query.insert(mailbox).values({ businessAt: MONDAY, envelopeFrom: from, envelopeTo: [to], raw });
}

test("an answer to the notice confirms it, and is read once", async () => {
  const { one, address, messageId } = await mailed();
  await arrives(address, [`In-Reply-To: ${messageId}`, "Subject: Re", "", "Fine, thank you."]);
  expect(await read()).toBe(1);
  expect(await read()).toBe(0);
  expect(await handoverOf(t.db, one.id)).toMatchObject({ confirmedHow: "reply", confirmedAt: MONDAY });
});

test("who writes once more after confirming is heard: the departure wakes to tell the successor", async () => {
  const { one, departureId, address, messageId } = await mailed();
  const answer = async (text: string) => {
    await arrives(address, [`In-Reply-To: ${messageId}`, "Subject: Re", "", text]);
    await read();
  };
  await answer("Fine, thank you.");
  await t.db.query.delete(wakes);
  await answer("One more thing: call me before noon.");
  const woken = (await t.db.query.select().from(wakes)).map(({ workflowId }) => workflowId);
  expect(woken.sort()).toEqual([`departure:${departureId}`, `handover:${one.id}`]);
});

test("what a client answers can be read by who takes over and by the head, not by the leaver", async () => {
  const { one, company, address, messageId } = await mailed();
  await arrives(address, [`In-Reply-To: ${messageId}`, "", "Please call before noon."]);
  await read();
  const repliesFor = async (person: Person | undefined) =>
    (await getDossier(t.deps, await actorOf(t.db, person as Person), one.id)).replies;
  expect(await repliesFor(company.reps[0])).toEqual(["Please call before noon."]);
  expect(await repliesFor(company.head)).toEqual(["Please call before noon."]);
  expect(await repliesFor(company.leaver)).toEqual([]);
});

test("an answer to a receipt is kept like one to the notice", async () => {
  const { one, address } = await mailed();
  const link = { kind: "link", id: "", purpose: "clientPage", subjectId: one.id, personId: null } as const;
  await askQuestion(t.deps, { ...link, contactId: one.contactId }, { text: "Who delivers?" });
  await held.post.run(one.id);
  const [receipt] = await t.db.query
    .select()
    .from(effects)
    .where(and(eq(effects.kind, "clientReceipt"), eq(effects.handoverId, one.id)));
  await arrives(address, [`In-Reply-To: ${receipt?.messageId}`, "", "And when?"]);
  await read();
  const { rows } = await t.db.query.execute(sql`select text from notes where subject = ${`handover:${one.id}`}`);
  expect(rows).toEqual([{ text: "And when?" }]);
});

test("an answer of a machine, of a stranger or to something else confirms nothing", async () => {
  const { one, address, messageId } = await mailed();
  await arrives(address, [`In-Reply-To: ${messageId}`, "Auto-Submitted: auto-replied", "", "I am away."]);
  await arrives("stranger@else.example", [`In-Reply-To: ${messageId}`, "", "Fine."]);
  await arrives(address, ["In-Reply-To: <other@company.example>", "", "Fine."]);
  await arrives(address, ["", "no headers to speak of"]);
  expect(await read()).toBe(4);
  expect(await handoverOf(t.db, one.id)).toMatchObject({ confirmedAt: null, toldHow: "email" });
});

test("what the company itself sends is not read as coming in", async () => {
  await mailed();
  expect(await read()).toBe(0);
});

function bounceOf(messageId: string, address: string, action: "failed" | "delayed"): string[] {
  return [
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "Sorry.",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example",
    "",
    `Final-Recipient: rfc822; ${address}`,
    `Action: ${action}`,
    `Status: ${action === "failed" ? "5.1.1" : "4.2.0"}`,
    "",
    "--b",
    "Content-Type: text/rfc822-headers",
    "",
    `Message-ID: ${messageId}`,
    "",
    "--b--",
    "",
  ];
}

test("a late bounce takes back that the client was told and introduced, and goes to the next way", async () => {
  const { one, address, messageId, departureId } = await mailed("copper");
  expect(await handoverOf(t.db, one.id)).toMatchObject({ toldAt: MONDAY, introducedAt: MONDAY });
  await arrives("mailer-daemon@mx.example", bounceOf(messageId, address, "delayed"));
  await read();
  expect(await handoverOf(t.db, one.id)).toMatchObject({ toldAt: MONDAY });
  await arrives("mailer-daemon@mx.example", bounceOf(messageId, address, "failed"));
  await read();
  expect(await noticeOf(t.db, one.id)).toMatchObject({ state: "failed" });
  expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "accepted", bouncedAt: MONDAY }]);
  expect(await handoverOf(t.db, one.id)).toMatchObject({
    toldAt: null,
    toldHow: null,
    introducedAt: null,
    switchDueAt: null,
  });
  await followUpNotice(t.deps, one.id);
  expect(await tasksOf(t.db, departureId, "callClient")).toHaveLength(1);
});

test("a bounce that overtakes its sender's own note waits for it, and is not lost", async () => {
  const { one, address, messageId } = await mailed("copper");
  const ofMail = eq(effects.messageId, messageId);
  await t.db.query.update(effects).set({ state: "claimed" }).where(ofMail);
  await arrives("mailer-daemon@mx.example", bounceOf(messageId, address, "failed"));
  expect(await read()).toBe(0);
  await t.db.query.update(effects).set({ state: "accepted" }).where(ofMail);
  expect(await read()).toBe(1);
  expect(await handoverOf(t.db, one.id)).toMatchObject({ toldAt: null });
});

test("an answer to a mail of unknown outcome proves that it arrived: told, confirmed, and nobody is asked any more", async () => {
  const { one, departureId, address, messageId } = await lostMail();
  await arrives(address, [`In-Reply-To: ${messageId}`, "", "Fine, thank you."]);
  expect(await read()).toBe(1);
  expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "accepted", reason: "foundSent" }]);
  expect(await handoverOf(t.db, one.id)).toMatchObject({ toldHow: "email", confirmedHow: "reply" });
  expect(await noticeOf(t.db, one.id)).toMatchObject({ state: "sent" });
  expect(await tasksOf(t.db, departureId, "settleUnknownEffect")).toMatchObject([{ outcome: "foundSent" }]);
});

test("a bounce answers the question whether a mail of unknown outcome arrived", async () => {
  const { one, departureId, address, messageId } = await lostMail();
  await arrives("mailer-daemon@mx.example", bounceOf(messageId, address, "failed"));
  expect(await read()).toBe(1);
  expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "failed", reason: "bounced" }]);
  expect(await noticeOf(t.db, one.id)).toMatchObject({ state: "failed" });
  expect(await tasksOf(t.db, departureId, "settleUnknownEffect")).toMatchObject([{ outcome: "bounced" }]);
});

test("a mail that cannot be taken keeps no other back", async () => {
  const { one, address, messageId } = await mailed();
  await arrives("stranger@else.example", ["", "odd"]);
  await arrives(address, [`In-Reply-To: ${messageId}`, "", "Fine."]);
  const breaks = async (raw: Buffer) => {
    if (raw.includes("odd")) throw new Error("a mail that no program understands");
    return parseInbound(raw);
  };
  await expect(readInboundMail({ ...t.deps, parseInbound: breaks })).rejects.toThrow("could not be taken");
  expect(await handoverOf(t.db, one.id)).toMatchObject({ confirmedHow: "reply" });
  expect(await read()).toBe(1);
});

test("an answer with a zero byte in it is taken like any other", async () => {
  const { one, address, messageId } = await mailed();
  const encoded = ["Content-Type: text/plain", "Content-Transfer-Encoding: quoted-printable"];
  await arrives(address, [`In-Reply-To: ${messageId}`, ...encoded, "", "Fine=00, thanks."]);
  expect(await read()).toBe(1);
  expect(await handoverOf(t.db, one.id)).toMatchObject({ confirmedHow: "reply" });
});

test.each(["STOP", "Unsubscribe.", "Стоп!", "Отписаться"])(
  "who answers only %s gets no more offers, and the service goes on",
  async (text) => {
    const { one, address, messageId } = await mailed();
    const encoded = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"];
    await arrives(address, [`In-Reply-To: ${messageId}`, ...encoded, "", text, "", `> ${text} more`]);
    await read();
    const [contact] = await t.db.query
      .select()
      .from(contacts)
      .where(eq(contacts.id, one.contactId ?? ""));
    expect(contact).toMatchObject({ unsubscribedAt: MONDAY, doNotContact: [] });
  },
);

test("an answer that only mentions stopping unsubscribes nobody", async () => {
  const { one, address, messageId } = await mailed();
  await arrives(address, [`In-Reply-To: ${messageId}`, "", "Please stop by next week."]);
  await read();
  const [contact] = await t.db.query
    .select()
    .from(contacts)
    .where(eq(contacts.id, one.contactId ?? ""));
  expect(contact?.unsubscribedAt).toBeNull();
});

test("mail to others is put aside once, so that reading costs the same however much was sent", async () => {
  await arrives(COMPANY, ["Subject: To a client", "", "Hello"], "client@elsewhere.example");
  expect(await read()).toBe(0);
  const unread = await t.db.pool.query("select from mailbox where read_at is null");
  expect(unread.rowCount).toBe(0);
});
