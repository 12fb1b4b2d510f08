import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { look } from "../../../db/transaction.ts";
import { callOrWriteFact } from "../../../services/client-notices/call-or-write-fact.ts";
import { followUpNotice } from "../../../services/client-notices/follow-up-notice.ts";
import { followUpNoticeFact } from "../../../services/client-notices/follow-up-notice-fact.ts";
import { recordCall } from "../../../services/client-notices/record-call.ts";
import { recordLetter } from "../../../services/client-notices/record-letter.ts";
import { recordOffer } from "../../../services/client-notices/record-offer.ts";
import {
  createTellable,
  decideOffer,
  handoverOf,
  mailsOf,
  noticeOf,
  releaseAll,
  setContact,
  startPost,
  tasksOf,
} from "../../support/client-notices.ts";
import { actorOf, freezeClock, MONDAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const held = {} as { post: Awaited<ReturnType<typeof startPost>> };
beforeAll(async () => {
  held.post = await startPost(t.deps);
});
afterAll(() => held.post.stop());

type Made = Awaited<ReturnType<typeof createTellable>>;

async function make(
  options: Parameters<typeof createTellable>[1] = {},
  prepare: (made: Made) => Promise<unknown> = async () => {},
) {
  const made = await createTellable(t.db, options);
  await prepare(made);
  await releaseAll(t.deps, made);
  return { ...made, one: made.handovers[0] as Made["handovers"][number] };
}

const at = async (text: string, work: () => Promise<unknown>) => {
  await freezeClock(t.db, new Date(text));
  await work();
  await freezeClock(t.db);
};
const facts = (handoverId: string) =>
  look(t.db, { kind: "system", name: "test" }, async (context) => ({
    write: await callOrWriteFact(context, handoverId),
    follow: await followUpNoticeFact(context, handoverId),
  }));
const bounce = (made: Made) =>
  setContact(t.db, made.handovers[0]?.contactId ?? null, { email: `${made.departureId}@bounce.example` });

describe("gold", () => {
  test("is called first by the leaver, and its letter follows the call that reached it", async () => {
    const { one, company, departureId } = await make({ tier: "gold" });
    await held.post.run(one.id);
    expect(await mailsOf(t.db, one.id)).toEqual([]);
    const calls = await tasksOf(t.db, departureId, "callClient");
    expect(calls).toMatchObject([{ assigneeId: company.leaver.id, detail: "goldFirst" }]);
    const leaver = await actorOf(t.db, company.leaver);
    const progress = await recordCall(t.deps, leaver, one.id, { outcome: "reached", note: "was glad" });
    expect(progress).toMatchObject({ told: true, confirmed: true, state: "told" });
    await followUpNotice(t.deps, one.id);
    await held.post.run(one.id);
    expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "accepted" }]);
    expect(await handoverOf(t.db, one.id)).toMatchObject({ toldHow: "call", confirmedHow: "call" });
    await followUpNotice(t.deps, one.id);
    expect((await facts(one.id)).follow).toEqual({ due: false, nextAt: null });
  });

  test("is written to after one working day although nobody called", async () => {
    const { one } = await make({ tier: "gold" });
    await held.post.run(one.id);
    expect((await facts(one.id)).write).toEqual({ due: false, nextAt: new Date("2026-04-07T09:00:00Z") });
    await at("2026-04-07T09:00:00Z", () => held.post.run(one.id));
    expect(await handoverOf(t.db, one.id)).toMatchObject({ toldHow: "email", confirmedAt: null });
  });

  test("is called by the head where the leaver died or is released from work, and after the last day", async () => {
    const died = await make({ tier: "gold", departure: { kind: "death" } });
    const released = await make({ tier: "gold", departure: { kind: "released" } });
    const late = await make({ tier: "gold", departure: { lastDayEndsAt: new Date("2026-04-03T18:00:00Z") } });
    for (const { one, company, departureId } of [died, released, late]) {
      await held.post.run(one.id);
      expect(await tasksOf(t.db, departureId, "callClient")).toMatchObject([{ assigneeId: company.head.id }]);
    }
  });
});

describe("a client without an address", () => {
  test("is called by its successor; not reached, it gets a letter, and is told by its delivery", async () => {
    const { one, company, departureId } = await make({}, (made) =>
      setContact(t.db, made.handovers[0]?.contactId ?? null, { email: null }),
    );
    await held.post.run(one.id);
    const successor = await actorOf(t.db, company.reps[0] as NonNullable<(typeof company.reps)[0]>);
    expect(await tasksOf(t.db, departureId, "callClient")).toMatchObject([
      { assigneeId: successor.id, detail: "noAddress" },
    ]);
    expect(await recordCall(t.deps, successor, one.id, { outcome: "notReached" })).toMatchObject({ told: false });
    await held.post.run(one.id);
    expect(await tasksOf(t.db, departureId, "sendLetter")).toMatchObject([{ assigneeId: company.head.id }]);
    expect(await handoverOf(t.db, one.id)).toMatchObject({ toldAt: null });
    const head = await actorOf(t.db, company.head);
    await expect(recordLetter(t.deps, head, one.id, { deliveredOn: "2026-04-09" })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await recordLetter(t.deps, head, one.id, { deliveredOn: "2026-04-06" })).toMatchObject({
      told: true,
      confirmed: false,
      state: "told",
    });
    expect(await handoverOf(t.db, one.id)).toMatchObject({ toldHow: "letter" });
    await followUpNotice(t.deps, one.id);
    expect((await facts(one.id)).follow.due).toBe(false);
  });

  test("is nobody's to record before the head released its notice", async () => {
    const made = await createTellable(t.db);
    const head = await actorOf(t.db, made.company.head);
    await expect(recordCall(t.deps, head, made.handovers[0]?.id ?? "", { outcome: "reached" })).rejects.toMatchObject({
      code: "notFound",
    });
  });
});

describe("after the mail", () => {
  test("silver without a confirmation is called after two working days, once", async () => {
    const { one, company, departureId } = await make({ tier: "silver" });
    await held.post.run(one.id);
    await followUpNotice(t.deps, one.id);
    expect((await facts(one.id)).follow).toEqual({ due: false, nextAt: new Date("2026-04-08T09:00:00Z") });
    await at("2026-04-08T09:00:00Z", async () => {
      await followUpNotice(t.deps, one.id);
      await followUpNotice(t.deps, one.id);
      expect((await facts(one.id)).follow.due).toBe(false);
    });
    expect(await tasksOf(t.db, departureId, "callClient")).toMatchObject([
      { detail: "unconfirmed", assigneeId: company.reps[0]?.id },
    ]);
  });

  test("copper is let be after three working days without a bounce", async () => {
    const { one, departureId } = await make({ tier: "copper" });
    await held.post.run(one.id);
    await followUpNotice(t.deps, one.id);
    expect((await facts(one.id)).follow.nextAt).toEqual(new Date("2026-04-09T09:00:00Z"));
    await at("2026-04-09T09:00:00Z", () => followUpNotice(t.deps, one.id));
    expect((await facts(one.id)).follow).toEqual({ due: false, nextAt: null });
    expect(await tasksOf(t.db, departureId, "callClient")).toEqual([]);
  });

  test("refused by the server fails, tells nobody and goes to the next way at once", async () => {
    const { one, departureId } = await make({}, bounce);
    await held.post.run(one.id);
    expect(await noticeOf(t.db, one.id)).toMatchObject({ state: "failed", failedAt: MONDAY });
    expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "failed" }]);
    expect(await handoverOf(t.db, one.id)).toMatchObject({ toldAt: null });
    expect((await facts(one.id)).follow.due).toBe(true);
    await followUpNotice(t.deps, one.id);
    expect(await tasksOf(t.db, departureId, "callClient")).toMatchObject([{ detail: "noAddress" }]);
  });

  test("nobody reached when ownership should switch becomes the head's", async () => {
    const { one, company, departureId } = await make({}, bounce);
    await held.post.run(one.id);
    await followUpNotice(t.deps, one.id);
    await at("2026-04-17T18:00:00Z", () => followUpNotice(t.deps, one.id));
    expect(await tasksOf(t.db, departureId, "needsAttention")).toMatchObject([
      { detail: "clientNotTold", assigneeId: company.head.id },
    ]);
    await recordCall(t.deps, await actorOf(t.db, company.head), one.id, { outcome: "reached" });
    expect((await tasksOf(t.db, departureId, "needsAttention"))[0]?.doneAt).not.toBeNull();
  });
});

test("a call that tells a client without an address leaves its offer to the successor", async () => {
  const { one, company, departureId } = await make({}, async (made) => {
    await setContact(t.db, made.handovers[0]?.contactId ?? null, { email: null });
    await decideOffer(t.db, made.handovers[0]?.id ?? "");
  });
  await held.post.run(one.id);
  const successor = await actorOf(t.db, company.reps[0] as NonNullable<(typeof company.reps)[0]>);
  await recordCall(t.deps, successor, one.id, {
    outcome: "reached",
    contact: { contactId: one.contactId ?? "", phone: "+1 555 0199" },
  });
  expect(await tasksOf(t.db, departureId, "offerInPerson")).toMatchObject([{ assigneeId: successor.id, doneAt: null }]);
  await expect(recordOffer(t.deps, await actorOf(t.db, company.leaver), one.id, {})).rejects.toMatchObject({
    code: "forbidden",
  });
  await recordOffer(t.deps, successor, one.id, {});
  expect((await tasksOf(t.db, departureId, "offerInPerson"))[0]).toMatchObject({ outcome: "made" });
});
