import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clients, contacts } from "../../../db/schema/clients.ts";
import { offerDecisions } from "../../../db/schema/offers.ts";
import { composeRawMail } from "../../../runtime/compose-raw-mail.ts";
import { announceToClients } from "../../../services/client-notices/announce-to-clients.ts";
import { previewClientNotice } from "../../../services/client-notices/preview-client-notice.ts";
import { releaseSendList } from "../../../services/client-notices/release-send-list.ts";
import {
  type Announced,
  createTellable,
  decideOffer,
  messagesTo,
  noticeOf,
  setContact,
  startPost,
} from "../../support/client-notices.ts";
import { actorOf } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const held = {} as { post: Awaited<ReturnType<typeof startPost>> };
beforeAll(async () => {
  held.post = await startPost(t.deps);
});
afterAll(() => held.post.stop());

test("a person at several clients is previewed the one mail that leaves, without an offer not all of them may get", async () => {
  const made = await createTellable(t.db, { clients: 2 });
  const [first, second] = made.handovers;
  for (const row of made.handovers) {
    await setContact(t.db, row.contactId, { email: "twice@person.example" });
    await decideOffer(t.db, row.id);
  }
  await setContact(t.db, second?.contactId ?? null, { marketingConsentOn: null });
  await announceToClients(t.deps, made.departureId);
  const head = await actorOf(t.db, made.company.head);
  const { id } = await noticeOf(t.db, first?.id ?? "");
  const preview = await previewClientNotice({ ...t.deps, composeRaw: composeRawMail }, head, id);
  await releaseSendList(t.deps, head, made.departureId, { all: true, expectedCount: 2 });
  await held.post.run(first?.id ?? "");
  const [raw = ""] = await messagesTo(t.db, "twice@person.example");
  expect(raw).not.toContain("Free delivery");
  expect(raw).not.toContain("List-Unsubscribe");
  const asSeen = (text: string) =>
    text
      .replaceAll(/=\r\n/g, "")
      .replaceAll(/\r\n(?=[ \t])/g, "")
      .replaceAll(/Part_\d|_NmP-[\da-f]{24}|<[\w-]+\.1@[^>]+>/g, "")
      .replaceAll(/\/(c|u)\/[\w.=-]+/g, "/$1/")
      .trim();
  expect(asSeen(preview.raw ?? "")).toBe(asSeen(raw));
});

async function previewed(prepare: (one: Announced["handovers"][number]) => Promise<unknown>) {
  const made = await createTellable(t.db, { clients: 1 });
  const [one] = made.handovers;
  if (!one) throw new Error("no client");
  await decideOffer(t.db, one.id);
  await prepare(one);
  await announceToClients(t.deps, made.departureId);
  const head = await actorOf(t.db, made.company.head);
  const { id } = await noticeOf(t.db, one.id);
  const preview = await previewClientNotice({ ...t.deps, composeRaw: composeRawMail }, head, id);
  return { ...made, one, head, preview };
}

test("everybody who gets a mail is named, with why the decided offer is not in theirs", async () => {
  const { departureId, one, head, preview } = await previewed(async ({ clientId, contactId }) => {
    await setContact(t.db, contactId, { part: "decisionMaker", name: "Rosa Lind", email: "rosa@client.example" });
    const everyday = { clientId, part: "everyday" as const, source: "test", sourceId: "2" };
    await t.db.query.insert(contacts).values({ ...everyday, name: "Carl Day", email: "carl@client.example" });
  });
  expect(preview.recipients).toEqual([
    { name: "Rosa Lind", address: "rosa@client.example", leftOutOffer: null },
    { name: "Carl Day", address: "carl@client.example", leftOutOffer: { title: "Free delivery", why: "noConsent" } },
  ]);
  await releaseSendList(t.deps, head, departureId, { all: true, expectedCount: 1 });
  await held.post.run(one.id);
  const [rosa = ""] = await messagesTo(t.db, "rosa@client.example");
  const [carl = ""] = await messagesTo(t.db, "carl@client.example");
  expect([rosa.includes("Free delivery"), carl.includes("Free delivery")]).toEqual([true, false]);
});

test.each([
  ["unsubscribed", { unsubscribedAt: new Date("2026-04-01T09:00:00Z") }, null],
  ["ranOut", { unsubscribedAt: null }, "2026-04-01"],
] as const)("an offer left out is explained: %s", async (why, contact, validUntil) => {
  const { preview } = await previewed(async ({ id, contactId }) => {
    await setContact(t.db, contactId, contact);
    await t.db.query.update(offerDecisions).set({ validUntil }).where(eq(offerDecisions.handoverId, id));
  });
  expect(preview.recipients[0]?.leftOutOffer).toEqual({ title: "Free delivery", why });
  expect(preview.text).not.toContain("Free delivery");
});

test("who is written to by post gets a letter to be read before, without anything to press", async () => {
  const { preview } = await previewed(({ contactId, clientId }) =>
    Promise.all([
      setContact(t.db, contactId, { name: "Rosa Lind", email: null, phone: null }),
      t.db.query.update(clients).set({ phone: null }).where(eq(clients.id, clientId)),
    ]),
  );
  expect(preview).toMatchObject({ channel: "post", raw: null, leavesAt: null, recipients: [{ name: "Rosa Lind" }] });
  expect(preview.text).toContain("Dear Rosa Lind,");
  expect(preview.text).toContain("Kind regards");
  expect(preview.text + preview.html).not.toMatch(/\/c\/|\/u\/|reply to this mail|Pick a time/);
});
