import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clients } from "../../../db/schema/clients.ts";
import { gates, handovers as handoverRows } from "../../../db/schema/departures.ts";
import { people } from "../../../db/schema/people.ts";
import { change, done, unchanged } from "../../../db/transaction.ts";
import { callOrWrite } from "../../../services/client-notices/call-or-write.ts";
import { cancelNotices } from "../../../services/client-notices/cancel-notices.ts";
import { carry, listTwins } from "../../../services/client-notices/carried-notices.ts";
import { holdNotice } from "../../../services/client-notices/hold-notice.ts";
import { loadNotices } from "../../../services/client-notices/load-notice.ts";
import {
  addressOf,
  createTellable,
  decideOffer,
  handoverOf,
  mailsOf,
  messagesTo,
  noticeOf,
  releaseAll,
  setContact,
  startPost,
  tasksOf,
} from "../../support/client-notices.ts";
import { actorOf, createPerson, freezeClock, MONDAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const held = {} as { post: Awaited<ReturnType<typeof startPost>> };
beforeAll(async () => {
  held.post = await startPost(t.deps);
});
afterAll(() => held.post.stop());

async function released(options: Parameters<typeof createTellable>[1] = {}) {
  const made = await createTellable(t.db, options);
  await releaseAll(t.deps, made);
  return { ...made, list: made.handovers, one: made.handovers[0] as (typeof made.handovers)[number] };
}

describe("a released notice", () => {
  test("leaves from the company, names successor and date, and tells the client without confirming it", async () => {
    const { one, company } = await released();
    await held.post.run(one.id);
    const [raw = ""] = await messagesTo(t.db, await addressOf(t.db, one.contactId));
    expect(raw).toContain("multipart/alternative");
    expect(raw).toContain("clients@testcompany.example");
    expect(raw).toContain(company.reps[0]?.name);
    expect(raw).toContain("17 April 2026");
    expect(await noticeOf(t.db, one.id)).toMatchObject({
      state: "sent",
      confirmedAt: null,
      effectiveDay: "2026-04-17",
    });
    expect(await handoverOf(t.db, one.id)).toMatchObject({ toldAt: MONDAY, toldHow: "email", confirmedAt: null });
    expect((await handoverOf(t.db, one.id)).switchDueAt).toEqual(new Date("2026-04-17T18:00:00Z"));
    expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "accepted", claimedOwnerId: company.reps[0]?.id }]);
  });

  test("does not name a leaver who died", async () => {
    const { one, company } = await released({ departure: { kind: "death" } });
    await held.post.run(one.id);
    const [raw = ""] = await messagesTo(t.db, await addressOf(t.db, one.contactId));
    expect(raw).toContain(company.reps[0]?.name);
    expect(raw).not.toContain(company.leaver.name);
  });

  test("introduces a copper client at the moment it tells it, a silver one not", async () => {
    const copper = await released({ tier: "copper" });
    const silver = await released({ tier: "silver" });
    for (const { one } of [copper, silver]) await held.post.run(one.id);
    expect(await handoverOf(t.db, copper.one.id)).toMatchObject({ introducedAt: MONDAY });
    expect(await handoverOf(t.db, silver.one.id)).toMatchObject({ introducedAt: null, toldAt: MONDAY });
  });

  test("waits for the working hours of the client's own zone", async () => {
    const { one } = await released();
    await t.db.query.update(clients).set({ zone: "America/New_York" }).where(eq(clients.id, one.clientId));
    await held.post.run(one.id);
    expect(await mailsOf(t.db, one.id)).toMatchObject([
      { state: "planned", notBefore: new Date("2026-04-06T13:00:00Z") },
    ]);
    await freezeClock(t.db, new Date("2026-04-06T13:00:00Z"));
    await held.post.run(one.id);
    await freezeClock(t.db);
    expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "accepted" }]);
  });

  test("renders successor, recipient and language as they are when it is claimed, and leaves once", async () => {
    const { one, company } = await released();
    await callOrWrite(t.deps, one.id);
    const other = company.reps[1];
    await t.db.query
      .update(handoverRows)
      .set({ nextOwnerId: other?.id, revision: 2 })
      .where(eq(handoverRows.id, one.id));
    await setContact(t.db, one.contactId, { email: "moved@elsewhere.example", locale: "ru" });
    await held.post.run(one.id);
    await held.post.run(one.id);
    const raw = await messagesTo(t.db, "moved@elsewhere.example");
    expect(raw).toHaveLength(1);
    expect(raw[0]).toContain('lang=3D"ru"');
    expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "accepted", claimedOwnerId: other?.id }]);
  });

  test("goes back to the send list when a gate shut or the successor leaves before it was sent", async () => {
    const shut = await released();
    const left = await released({ nextOwner: await createPerson(t.db) });
    for (const { one } of [shut, left]) await callOrWrite(t.deps, one.id);
    await t.db.query.delete(gates).where(eq(gates.handoverId, shut.one.id));
    const successor = (await handoverOf(t.db, left.one.id)).nextOwnerId as string;
    await t.db.query.update(people).set({ status: "leaving" }).where(eq(people.id, successor));
    for (const { one } of [shut, left]) await held.post.run(one.id);
    expect(await mailsOf(t.db, shut.one.id)).toMatchObject([{ state: "cancelled", reason: "gateShut" }]);
    expect(await mailsOf(t.db, left.one.id)).toMatchObject([{ state: "cancelled", reason: "successorLeaves" }]);
    expect(await noticeOf(t.db, shut.one.id)).toMatchObject({ state: "ready", releaseId: null });
    expect((await handoverOf(t.db, shut.one.id)).toldAt).toBeNull();
  });

  test("can be held between release and sending, and leaves after a new release with a new ledger row", async () => {
    const made = await released();
    await callOrWrite(t.deps, made.one.id);
    await holdNotice(t.deps, await actorOf(t.db, made.company.head), (await noticeOf(t.db, made.one.id)).id);
    await held.post.run(made.one.id);
    expect(await mailsOf(t.db, made.one.id)).toMatchObject([{ state: "cancelled", reason: "held" }]);
  });

  test("is called instead when its contact may not be mailed any more", async () => {
    const { one, departureId, company } = await released();
    await callOrWrite(t.deps, one.id);
    await setContact(t.db, one.contactId, { doNotContact: ["email"] });
    await held.post.run(one.id);
    expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "cancelled", reason: "doNotContact" }]);
    await callOrWrite(t.deps, one.id);
    expect(await tasksOf(t.db, departureId, "callClient")).toMatchObject([
      { detail: "noAddress", assigneeId: company.reps[0]?.id },
    ]);
  });

  test("is stopped by a withdrawal before it is claimed", async () => {
    const { one } = await released();
    await callOrWrite(t.deps, one.id);
    const stopped = await change(t.db, { kind: "system", name: "test" }, async (context) =>
      done(await cancelNotices(context, [one.id], "withdrawn"), [{ verb: "test", subject: "test" }]),
    );
    expect(stopped).toEqual({ cancelled: [one.id], underWay: [], sent: [] });
    await held.post.run(one.id);
    expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "cancelled", reason: "withdrawn" }]);
  });
});

describe("an offer", () => {
  test("stands in the notice of who consented, with a one-click unsubscription", async () => {
    const made = await createTellable(t.db);
    const [one] = made.handovers;
    await decideOffer(t.db, one?.id ?? "");
    await releaseAll(t.deps, made);
    await held.post.run(one?.id ?? "");
    const [raw = ""] = await messagesTo(t.db, await addressOf(t.db, one?.contactId ?? null));
    expect(raw).toContain("Free delivery");
    expect(raw).toMatch(/List-Unsubscribe: <http/);
    expect(raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(await mailsOf(t.db, one?.id ?? "")).toMatchObject([{ claimedOfferCode: "freeDelivery" }]);
    expect(await tasksOf(t.db, made.departureId, "offerInPerson")).toEqual([]);
  });

  test("is made in person where no consent is on record, and the mail says nothing of it", async () => {
    const made = await createTellable(t.db);
    const [one] = made.handovers;
    await decideOffer(t.db, one?.id ?? "");
    await setContact(t.db, one?.contactId ?? null, { marketingConsentOn: null });
    await releaseAll(t.deps, made);
    await held.post.run(one?.id ?? "");
    const [raw = ""] = await messagesTo(t.db, await addressOf(t.db, one?.contactId ?? null));
    expect(raw).not.toContain("Free delivery");
    expect(raw).not.toContain("List-Unsubscribe");
    expect(await mailsOf(t.db, one?.id ?? "")).toMatchObject([{ claimedOfferCode: null }]);
    expect(await tasksOf(t.db, made.departureId, "offerInPerson")).toMatchObject([
      { assigneeId: made.company.reps[0]?.id },
    ]);
  });
});

describe("one person at several clients", () => {
  test("gets one mail that names them all and tells them all", async () => {
    const made = await createTellable(t.db, { clients: 3 });
    const other = made.company.reps[1];
    for (const row of made.handovers) await setContact(t.db, row.contactId, { email: "Same@person.example" });
    const [first, second, third] = made.handovers;
    await t.db.query
      .update(handoverRows)
      .set({ nextOwnerId: other?.id })
      .where(eq(handoverRows.id, third?.id ?? ""));
    await releaseAll(t.deps, made);
    await callOrWrite(t.deps, second?.id ?? "");
    for (const row of [first, second, third]) await held.post.run(row?.id ?? "");
    const raw = await messagesTo(t.db, "Same@person.example");
    expect(raw).toHaveLength(1);
    expect(raw[0]).toContain(other?.name);
    for (const row of made.handovers) {
      expect(await handoverOf(t.db, row.id)).toMatchObject({ toldHow: "email" });
      expect(await noticeOf(t.db, row.id)).toMatchObject({ state: "sent" });
      expect(await mailsOf(t.db, row.id)).toMatchObject([{ state: "accepted" }]);
    }
    const ids = await Promise.all(made.handovers.map((row) => mailsOf(t.db, row.id)));
    expect(new Set(ids.flat().map((row) => row.messageId)).size).toBe(1);
  });

  test("is mailed an offer only if it was decided for each of them, and then nobody makes it once more", async () => {
    const sendTo = async (address: string, offers: number) => {
      const made = await createTellable(t.db, { clients: 2 });
      for (const row of made.handovers) await setContact(t.db, row.contactId, { email: address });
      for (const row of made.handovers.slice(0, offers)) await decideOffer(t.db, row.id);
      await releaseAll(t.deps, made);
      for (const row of made.handovers) await held.post.run(row.id);
      const tasks = await tasksOf(t.db, made.departureId, "offerInPerson");
      return { raw: await messagesTo(t.db, address), asked: tasks.map((task) => task.handoverId), made };
    };
    const one = await sendTo("one@offer.example", 1);
    expect(one.raw).toHaveLength(1);
    expect(one.raw[0]).not.toContain("Free delivery");
    expect(one.asked).toEqual([one.made.handovers[0]?.id]);
    const both = await sendTo("both@offer.example", 2);
    expect(both.raw).toHaveLength(1);
    expect(both.raw[0]).toContain("Free delivery");
    expect(both.asked).toEqual([]);
  });

  test("claimed at the same time still gets one mail", async () => {
    const made = await createTellable(t.db, { clients: 5 });
    for (const row of made.handovers) await setContact(t.db, row.contactId, { email: "busy@person.example" });
    await releaseAll(t.deps, made);
    await Promise.all(made.handovers.map((row) => held.post.run(row.id)));
    expect(await messagesTo(t.db, "busy@person.example")).toHaveLength(1);
    const states = await Promise.all(made.handovers.map((row) => noticeOf(t.db, row.id)));
    expect(states.map((row) => row.state)).toEqual(["sent", "sent", "sent", "sent", "sent"]);
  });

  test("takes along a notice whose own mail was planned between the look and the claim", async () => {
    const made = await createTellable(t.db, { clients: 2 });
    for (const row of made.handovers) await setContact(t.db, row.contactId, { email: "between@person.example" });
    await releaseAll(t.deps, made);
    const [first, second] = made.handovers;
    await callOrWrite(t.deps, first?.id ?? "");
    const [effect] = await mailsOf(t.db, first?.id ?? "");
    if (!effect) throw new Error("no mail");
    const system = { kind: "system", name: "test" } as const;
    const twins = await change(t.db, system, async ({ tx }) => {
      const [notice] = await loadNotices(tx, [effect.factId]);
      return unchanged(notice ? await listTwins(tx, effect, notice, "between@person.example") : []);
    });
    expect(twins).toMatchObject([{ handoverId: second?.id, effectId: null }]);
    await callOrWrite(t.deps, second?.id ?? "");
    const carried = await change(t.db, system, async (context) =>
      done(await carry(t.deps, context, effect, "between@person.example", twins), [{ verb: "test", subject: "test" }]),
    );
    expect(carried).toBe(true);
    expect(await mailsOf(t.db, second?.id ?? "")).toMatchObject([{ state: "superseded" }]);
  });
});
