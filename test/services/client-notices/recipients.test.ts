import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contacts } from "../../../db/schema/clients.ts";
import { handovers as handoverRows } from "../../../db/schema/departures.ts";
import { settings } from "../../../db/schema/people.ts";
import { announceToClients } from "../../../services/client-notices/announce-to-clients.ts";
import { callOrWrite } from "../../../services/client-notices/call-or-write.ts";
import { followUpNotice } from "../../../services/client-notices/follow-up-notice.ts";
import { deliverEffects } from "../../../services/effects/deliver-effects.ts";
import {
  createTellable,
  handoverOf,
  mailsOf,
  messagesTo,
  noticeOf,
  releaseAll,
  setContact,
  startPost,
  tasksOf,
} from "../../support/client-notices.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const held = {} as { post: Awaited<ReturnType<typeof startPost>> };
beforeAll(async () => {
  held.post = await startPost(t.deps);
});
afterAll(() => held.post.stop());

let serial = 0;
async function addContact(clientId: string, values: Partial<typeof contacts.$inferInsert>): Promise<void> {
  serial += 1;
  await t.db.query
    .insert(contacts)
    .values({ clientId, source: "test", sourceId: `extra${serial}`, name: `Extra ${serial}`, ...values });
}

test("decision-maker and everyday contact are both written to, others at the client are not", async () => {
  const made = await createTellable(t.db);
  const one = made.handovers[0] as (typeof made.handovers)[number];
  await addContact(one.clientId, { part: "everyday", email: "everyday@r.example" });
  await addContact(one.clientId, { part: "other", email: "other@r.example" });
  await addContact(one.clientId, {
    part: "everyday",
    email: "gone@r.example",
    leftOn: "2026-04-01",
    verifiedOn: "2026-04-01",
  });
  await releaseAll(t.deps, made);
  await held.post.run(one.id);
  expect(await mailsOf(t.db, one.id)).toHaveLength(2);
  expect(await messagesTo(t.db, "everyday@r.example")).toHaveLength(1);
  expect(await messagesTo(t.db, "other@r.example")).toEqual([]);
  expect(await noticeOf(t.db, one.id)).toMatchObject({ contactId: one.contactId });
});

test("one of two mails refused leaves the client told by the other", async () => {
  const made = await createTellable(t.db);
  const one = made.handovers[0] as (typeof made.handovers)[number];
  await setContact(t.db, one.contactId, { email: "boss@bounce.example" });
  await addContact(one.clientId, { part: "everyday", email: "second@r.example" });
  await releaseAll(t.deps, made);
  await held.post.run(one.id);
  expect(await noticeOf(t.db, one.id)).toMatchObject({ state: "sent" });
  expect(await handoverOf(t.db, one.id)).toMatchObject({ toldHow: "email" });
});

test("a prospect is told only where policy says so", async () => {
  const made = await createTellable(t.db);
  const id = made.handovers[0]?.id ?? "";
  await t.db.query
    .update(handoverRows)
    .set({ prospect: true, tier: null, effectiveTier: null })
    .where(eq(handoverRows.id, id));
  await announceToClients(t.deps, made.departureId);
  await expect(noticeOf(t.db, id)).rejects.toThrow("no notice");
  await t.db.query.insert(settings).values({ key: "policy", value: { tellProspects: true } });
  await announceToClients(t.deps, made.departureId);
  await t.db.query.delete(settings).where(eq(settings.key, "policy"));
  expect(await noticeOf(t.db, id)).toMatchObject({ state: "ready" });
});

test("a firm without contact or number gets a letter", async () => {
  const made = await createTellable(t.db);
  const one = made.handovers[0] as (typeof made.handovers)[number];
  await t.db.query.delete(contacts).where(eq(contacts.id, one.contactId ?? ""));
  await releaseAll(t.deps, made);
  await callOrWrite(t.deps, one.id);
  expect(await noticeOf(t.db, one.id)).toMatchObject({ channel: "post", contactId: null });
  expect(await tasksOf(t.db, made.departureId, "sendLetter")).toHaveLength(1);
});

test("a mail of which nobody knows whether it left is not sent again and becomes a person's question", async () => {
  const made = await createTellable(t.db);
  const one = made.handovers[0] as (typeof made.handovers)[number];
  await releaseAll(t.deps, made);
  await callOrWrite(t.deps, one.id);
  const lost = { send: async () => ({ state: "unknown" as const }) };
  await deliverEffects({ ...t.deps, mail: lost }, `handover:${one.id}`);
  await held.post.run(one.id);
  await followUpNotice(t.deps, one.id);
  const [effect] = await mailsOf(t.db, one.id);
  expect(effect).toMatchObject({ state: "unknown" });
  expect(await tasksOf(t.db, made.departureId, "settleUnknownEffect")).toMatchObject([
    { subjectId: effect?.id, assigneeId: made.company.head.id },
  ]);
  expect(await handoverOf(t.db, one.id)).toMatchObject({ toldAt: null });
});
