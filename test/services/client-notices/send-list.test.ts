import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { sendReleases } from "../../../db/schema/client-notices.ts";
import { look } from "../../../db/transaction.ts";
import { announceToClients } from "../../../services/client-notices/announce-to-clients.ts";
import { announceToClientsFact } from "../../../services/client-notices/announce-to-clients-fact.ts";
import { holdNotice, unholdNotice } from "../../../services/client-notices/hold-notice.ts";
import { listSendList } from "../../../services/client-notices/list-send-list.ts";
import { releaseSendList } from "../../../services/client-notices/release-send-list.ts";
import { reviewRelease } from "../../../services/client-notices/review-release.ts";
import { createTellable, noticeOf, setContact, startPost, tasksOf } from "../../support/client-notices.ts";
import { actorOf, MONDAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const system = { kind: "system", name: "test" } as const;
const isDue = (departureId: string) =>
  look(t.db, system, async (context) => (await announceToClientsFact(context, departureId)).due);

describe("the send list", () => {
  test("takes clients whose gates are all open, once, and asks the head to release them", async () => {
    const { departureId, handovers, company } = await createTellable(t.db, { clients: 3 });
    expect(await isDue(departureId)).toBe(true);
    await announceToClients(t.deps, departureId);
    expect(await isDue(departureId)).toBe(false);
    await announceToClients(t.deps, departureId);
    const list = await listSendList(t.deps, await actorOf(t.db, company.head), departureId);
    expect(list.items.map((item) => item.handoverId).sort()).toEqual(handovers.map((row) => row.id).sort());
    expect(list).toMatchObject({ ready: 3, held: 0, atMost: 5 });
    expect(await tasksOf(t.db, departureId, "releaseSendList")).toMatchObject([
      { assigneeId: company.head.id, count: 3 },
    ]);
  });

  test("leaves out a client with a gate still shut and one without a successor", async () => {
    const shut = await createTellable(t.db, { gates: ["owner", "inventory", "offer"] });
    await announceToClients(t.deps, shut.departureId);
    expect(await tasksOf(t.db, shut.departureId, "releaseSendList")).toEqual([]);
    await expect(noticeOf(t.db, shut.handovers[0]?.id ?? "")).rejects.toThrow("no notice");
  });

  test("chooses mail for who has an address, the telephone for who must not be mailed, else a letter", async () => {
    const { departureId, handovers } = await createTellable(t.db, { clients: 3 });
    const [mailed, called, posted] = handovers;
    await setContact(t.db, called?.contactId ?? null, { doNotContact: ["email"] });
    await setContact(t.db, posted?.contactId ?? null, { email: null, phone: null });
    await announceToClients(t.deps, departureId);
    const channels = await Promise.all([mailed, called, posted].map((row) => noticeOf(t.db, row?.id ?? "")));
    expect(channels.map((row) => row.channel)).toEqual(["email", "phone", "post"]);
  });

  test("is released with its exact count only", async () => {
    const { departureId, company } = await createTellable(t.db, { clients: 3 });
    await announceToClients(t.deps, departureId);
    const head = await actorOf(t.db, company.head);
    const release = (expectedCount: number) => releaseSendList(t.deps, head, departureId, { all: true, expectedCount });
    await expect(release(2)).rejects.toMatchObject({ code: "conflict", reason: "countDiffers", details: { count: 3 } });
    expect(await release(3)).toMatchObject({ released: 3 });
    await expect(release(3)).rejects.toMatchObject({ reason: "countDiffers" });
  });

  test("lets five go first and the rest only after those were looked at", async () => {
    const { departureId, company, handovers } = await createTellable(t.db, { clients: 7 });
    await announceToClients(t.deps, departureId);
    const head = await actorOf(t.db, company.head);
    const all = { all: true as const, expectedCount: 7 };
    await expect(releaseSendList(t.deps, head, departureId, all)).rejects.toMatchObject({ reason: "releaseTooLarge" });
    const { items } = await listSendList(t.deps, head, departureId);
    const first = items.slice(0, 5).map((item) => item.noticeId);
    const { releaseId } = await releaseSendList(t.deps, head, departureId, { noticeIds: first, expectedCount: 5 });
    const rest = { all: true as const, expectedCount: 2 };
    await expect(releaseSendList(t.deps, head, departureId, rest)).rejects.toMatchObject({ reason: "reviewFirst" });
    await expect(reviewRelease(t.deps, head, releaseId)).rejects.toMatchObject({ reason: "nothingSentYet" });

    const post = await startPost(t.deps);
    for (const { id } of handovers) await post.run(id);
    await post.stop();
    await announceToClients(t.deps, departureId);
    expect(await tasksOf(t.db, departureId, "reviewRelease")).toMatchObject([
      { assigneeId: company.head.id, doneAt: null },
    ]);
    await reviewRelease(t.deps, head, releaseId);
    expect(await isDue(departureId)).toBe(true);
    await announceToClients(t.deps, departureId);
    expect((await tasksOf(t.db, departureId, "releaseSendList")).filter((task) => !task.doneAt)).toMatchObject([
      { count: 2 },
    ]);
    expect(await releaseSendList(t.deps, head, departureId, rest)).toMatchObject({ released: 2 });
    expect(await isDue(departureId)).toBe(false);
  });

  test("goes on after two releases of the same instant, of which the first was looked at", async () => {
    const { departureId, company, handovers } = await createTellable(t.db, { clients: 3 });
    await announceToClients(t.deps, departureId);
    const head = await actorOf(t.db, company.head);
    const { items } = await listSendList(t.deps, head, departureId);
    const release = (of: typeof items) => {
      const noticeIds = of.map(({ noticeId }) => noticeId);
      return releaseSendList(t.deps, head, departureId, { noticeIds, expectedCount: noticeIds.length });
    };
    const { releaseId } = await release(items.slice(0, 1));
    const post = await startPost(t.deps);
    for (const { id } of handovers) await post.run(id);
    await post.stop();
    await reviewRelease(t.deps, head, releaseId);
    await release(items.slice(1, 2));
    await t.db.query.update(sendReleases).set({ releasedAt: MONDAY }).where(eq(sendReleases.departureId, departureId));
    await announceToClients(t.deps, departureId);
    expect((await tasksOf(t.db, departureId, "releaseSendList")).filter((task) => !task.doneAt)).toMatchObject([
      { count: 1 },
    ]);
    expect(await release(items.slice(2))).toMatchObject({ released: 1 });
  });

  test("keeps held notices back until they are let go again", async () => {
    const { departureId, company, handovers } = await createTellable(t.db, { clients: 2 });
    await announceToClients(t.deps, departureId);
    const head = await actorOf(t.db, company.head);
    const held = (await noticeOf(t.db, handovers[0]?.id ?? "")).id;
    await holdNotice(t.deps, head, held);
    await announceToClients(t.deps, departureId);
    expect((await tasksOf(t.db, departureId, "releaseSendList"))[0]).toMatchObject({ count: 1 });
    await releaseSendList(t.deps, head, departureId, { all: true, expectedCount: 1 });
    expect(await noticeOf(t.db, handovers[0]?.id ?? "")).toMatchObject({ state: "held", releasedAt: null });
    await unholdNotice(t.deps, head, held);
    expect(await listSendList(t.deps, head, departureId)).toMatchObject({ ready: 1, held: 0 });
  });

  test("is shut to the leaver, the successor and another team's head", async () => {
    const { departureId, company } = await createTellable(t.db);
    const other = await createTellable(t.db);
    for (const person of [company.leaver, company.reps[0], other.company.head]) {
      if (!person) throw new Error("no person");
      const actor = await actorOf(t.db, person);
      await expect(listSendList(t.deps, actor, departureId)).rejects.toMatchObject({ code: "forbidden" });
      const all = { all: true as const, expectedCount: 1 };
      await expect(releaseSendList(t.deps, actor, departureId, all)).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
