import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openQuestions } from "../../../db/schema/book.ts";
import { links } from "../../../db/schema/client-notices.ts";
import { contactAddresses, contacts } from "../../../db/schema/clients.ts";
import { departures } from "../../../db/schema/departures.ts";
import { effects } from "../../../db/schema/effects.ts";
import { look } from "../../../db/transaction.ts";
import type { LinkActor } from "../../../domain/access/actor.ts";
import { composeRawMail } from "../../../runtime/compose-raw-mail.ts";
import { announceToClients } from "../../../services/client-notices/announce-to-clients.ts";
import { previewClientNotice } from "../../../services/client-notices/preview-client-notice.ts";
import { askQuestion } from "../../../services/client-pages/ask-question.ts";
import { confirmNotice } from "../../../services/client-pages/confirm-notice.ts";
import { correctCoordinates } from "../../../services/client-pages/correct-coordinates.ts";
import { getClientPage } from "../../../services/client-pages/get-client-page.ts";
import { getOffersEnd } from "../../../services/client-pages/get-offers-end.ts";
import { objectToChange } from "../../../services/client-pages/object-to-change.ts";
import { unsubscribe } from "../../../services/client-pages/unsubscribe.ts";
import { resolveLink } from "../../../services/links/sign-link.ts";
import { listMyTasks } from "../../../services/tasks/list-tasks.ts";
import {
  addressOf,
  createTellable,
  decideOffer,
  handoverOf,
  messagesTo,
  noticeOf,
  releaseAll,
  setContact,
  startPost,
  tasksOf,
} from "../../support/client-notices.ts";
import { actorOf, createCompany, createDeparture, freezeClock, listAuditVerbs } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const held = {} as { post: Awaited<ReturnType<typeof startPost>> };
beforeAll(async () => {
  held.post = await startPost(t.deps);
});
afterAll(() => held.post.stop());

const resolve = (token: string) =>
  look(t.db, { kind: "system", name: "test" }, (context) => resolveLink(t.deps, context, token));

/** A client that was mailed, with the link its mail carries. */
async function mailed(options: { clients?: number; address?: string; offer?: boolean } = {}) {
  const made = await createTellable(t.db, { clients: options.clients ?? 1 });
  for (const row of made.handovers) {
    if (options.address) await setContact(t.db, row.contactId, { email: options.address });
    if (options.offer) await decideOffer(t.db, row.id);
  }
  await releaseAll(t.deps, made);
  for (const row of made.handovers) await held.post.run(row.id);
  const one = made.handovers[0] as (typeof made.handovers)[number];
  const address = await addressOf(t.db, one.contactId);
  const [raw = ""] = await messagesTo(t.db, address);
  const token = /\/c\/([\w.-]+)/.exec(raw)?.[1] ?? "";
  return { ...made, one, address, raw, token, actor: await resolve(token) };
}

test("the page behind a mail's link shows who takes over, and reading it changes nothing", async () => {
  const { actor, company, one } = await mailed({ offer: true });
  const before = await listAuditVerbs(t.db);
  const page = await getClientPage(t.deps, actor);
  expect(page).toMatchObject({
    successor: { name: company.reps[0]?.name },
    effectiveOn: "2026-04-17",
    confirmedAt: null,
    offer: { title: "Free delivery" },
    contact: { phone: "+1 555 0100" },
    questions: [],
  });
  expect(await listAuditVerbs(t.db)).toEqual(before);
  expect(await handoverOf(t.db, one.id)).toMatchObject({ confirmedAt: null });
});

test("the button confirms every client that the reader's mail named, once", async () => {
  const { actor, handovers } = await mailed({ clients: 2, address: "both@page.example" });
  expect((await getClientPage(t.deps, actor)).alsoFor).toHaveLength(1);
  await confirmNotice(t.deps, actor);
  await confirmNotice(t.deps, actor);
  for (const row of handovers) {
    expect(await handoverOf(t.db, row.id)).toMatchObject({ confirmedHow: "page" });
    expect(await noticeOf(t.db, row.id)).toMatchObject({ state: "sent", confirmedHow: "page" });
  }
  expect((await listAuditVerbs(t.db)).filter((verb) => verb === "noticeConfirmed")).toHaveLength(1);
});

test("a question goes to the successor with a date, and is acknowledged by mail", async () => {
  const { actor, company, one, address } = await mailed();
  const { questionId, answerBy } = await askQuestion(t.deps, actor, { text: "Who delivers in May?" });
  expect(answerBy).toBe("2026-04-08");
  const [question] = await t.db.query.select().from(openQuestions).where(eq(openQuestions.id, questionId));
  expect(question).toMatchObject({ responsibleId: company.reps[0]?.id, dueOn: "2026-04-08", clientId: one.clientId });
  await held.post.run(one.id);
  const mails = await messagesTo(t.db, address);
  expect(mails).toHaveLength(2);
  expect(mails[1]).toContain("Who delivers in May?");
  const page = await resolve(/\/c\/([\w.-]+)/.exec(mails[1] ?? "")?.[1] ?? "");
  expect(page).toMatchObject({ purpose: "clientPage", subjectId: one.id });
  expect((await getClientPage(t.deps, actor)).questions).toEqual([
    { text: "Who delivers in May?", answerBy: "2026-04-08", promisedBy: null },
  ]);
});

test("an objection is asked once more, then is the head's task and gets a receipt", async () => {
  const { actor, company, departureId, one, address } = await mailed();
  const text = "I do not want this";
  expect(await objectToChange(t.deps, actor, { text, confirm: false })).toEqual({
    objected: false,
    confirmNeeded: true,
  });
  expect(await tasksOf(t.db, departureId, "needsAttention")).toEqual([]);
  expect(await objectToChange(t.deps, actor, { text, confirm: true })).toEqual({
    objected: true,
    confirmNeeded: false,
  });
  expect(await tasksOf(t.db, departureId, "needsAttention")).toMatchObject([
    { assigneeId: company.head.id, detail: "clientObjected", handoverId: one.id },
  ]);
  const { items } = await listMyTasks(t.deps, await actorOf(t.db, company.head));
  expect(items.find(({ detail }) => detail === "clientObjected")).toMatchObject({ text });
  await held.post.run(one.id);
  expect((await messagesTo(t.db, address))[1]).toContain(text);
  expect((await getClientPage(t.deps, actor)).objection).toEqual({
    text,
    sentOn: "2026-04-06",
    answererName: company.head.name,
    answerBy: "2026-04-08",
    settledOn: null,
  });
});

test("corrected coordinates become current, and the old address stays with its time", async () => {
  const { actor, one, address } = await mailed();
  expect(await correctCoordinates(t.deps, actor, { email: "new@page.example" })).toEqual({ changed: ["email"] });
  const [contact] = await t.db.query
    .select()
    .from(contacts)
    .where(eq(contacts.id, one.contactId ?? ""));
  expect(contact).toMatchObject({ email: "new@page.example", verifiedOn: "2026-04-06" });
  const known = await t.db.query
    .select()
    .from(contactAddresses)
    .where(eq(contactAddresses.contactId, one.contactId ?? ""))
    .orderBy(contactAddresses.validFrom);
  expect(known.map((row) => [row.address, row.validTo === null])).toEqual([
    [address, false],
    ["new@page.example", true],
  ]);
});

test("one click in the mail program ends offers and nothing else", async () => {
  const { raw, one, actor } = await mailed({ offer: true });
  const token = /links\/([\w.-]+)\/unsubscribe>/.exec(raw)?.[1] ?? "";
  expect(await getOffersEnd(t.deps, await resolve(token))).toEqual({ ended: false, locale: "en" });
  await unsubscribe(t.deps, await resolve(token));
  expect(await getOffersEnd(t.deps, await resolve(token))).toEqual({ ended: true, locale: "en" });
  expect((await getClientPage(t.deps, actor)).offer).toBeNull();
  const [contact] = await t.db.query
    .select()
    .from(contacts)
    .where(eq(contacts.id, one.contactId ?? ""));
  expect(contact).toMatchObject({ doNotContact: [] });
  const other: LinkActor = { ...actor, purpose: "tasks" };
  await expect(unsubscribe(t.deps, other)).rejects.toMatchObject({ code: "forbidden" });
});

test("one click ends offers to that mailbox at every client it is a contact of", async () => {
  const { raw } = await mailed({ offer: true, address: "boss@group.example" });
  const later = await createTellable(t.db);
  const [other] = later.handovers;
  await setContact(t.db, other?.contactId ?? null, { email: "Boss@Group.example" });
  await decideOffer(t.db, other?.id ?? "");
  const token = /links\/([\w.-]+)\/unsubscribe>/.exec(raw)?.[1] ?? "";
  await unsubscribe(t.deps, await resolve(token));
  await releaseAll(t.deps, later);
  await held.post.run(other?.id ?? "");
  const [mail = ""] = await messagesTo(t.db, "Boss@Group.example");
  expect(mail).toContain("new account manager");
  expect(mail).not.toContain("Free delivery");
});

test("a link is bound to its purpose, cannot be forged and closes sixty days after the last day", async () => {
  const { token, actor } = await mailed();
  // A forged link learns nothing; one that worked once is told whom to turn to.
  await expect(resolve(`${token.slice(0, -2)}xx`)).rejects.toMatchObject({ code: "notFound", details: {} });
  await expect(confirmNotice(t.deps, { ...actor, purpose: "unsubscribe" })).rejects.toMatchObject({
    code: "forbidden",
  });
  const [link] = await t.db.query.select().from(links).where(eq(links.id, actor.id));
  expect(link?.expiresAt).toEqual(new Date("2026-06-16T18:00:00Z"));
  await freezeClock(t.db, new Date("2026-06-16T18:00:00Z"));
  await expect(resolve(token)).rejects.toMatchObject({
    code: "gone",
    reason: "linkExpired",
    details: { company: "Test Company", companyEmail: "clients@testcompany.example", locale: "en" },
  });
  await freezeClock(t.db);
});

test("the preview is what is sent, but for its links", async () => {
  const made = await createTellable(t.db);
  const one = made.handovers[0] as (typeof made.handovers)[number];
  await announceToClients(t.deps, made.departureId);
  const head = await actorOf(t.db, made.company.head);
  const deps = { ...t.deps, composeRaw: composeRawMail };
  const preview = await previewClientNotice(deps, head, (await noticeOf(t.db, one.id)).id);
  expect(preview).toMatchObject({ format: "jointCall", effectiveOn: "2026-04-17", errors: [] });
  await expect(
    previewClientNotice(deps, await actorOf(t.db, made.company.leaver), preview.noticeId),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
  // R61: the letter shows the offer, so who has given notice does not read it, whatever else they are.
  const other = await createDeparture(t.db, await createCompany(t.db), {});
  const executive = await actorOf(t.db, made.company.executive);
  await t.db.query.update(departures).set({ leaverId: made.company.executive.id }).where(eq(departures.id, other.id));
  await expect(previewClientNotice(deps, executive, preview.noticeId)).rejects.toMatchObject({ code: "forbidden" });
  await t.db.query.execute(sql`
    update client_notices set state = 'released', released_at = '2026-04-06T09:00:00Z', follow_up_at = '2026-04-06T09:00:00Z' where handover_id = ${one.id}`);
  await held.post.run(one.id);
  const [sent = ""] = await messagesTo(t.db, await addressOf(t.db, one.contactId));
  const [effect] = await t.db.query.select().from(effects).where(eq(effects.handoverId, one.id));
  const same = (raw: string) =>
    raw
      .replaceAll(/=\r\n/g, "")
      .replaceAll(/\r\n(?=[ \t])/g, "")
      .replaceAll(/\/c\/[\w.-]+/g, "/c/…")
      .replaceAll(/<[\w-]+\.1@/g, "<id@")
      .replaceAll(/_NmP-\w+-Part/g, "Part")
      .replace(/^(Return-Path|Received):.*\r\n/gm, "")
      .trim();
  expect(effect?.state).toBe("accepted");
  expect(same(preview.raw ?? "")).toBe(same(sent));
});
