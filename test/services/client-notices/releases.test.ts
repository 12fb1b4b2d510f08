import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { announceToClients } from "../../../services/client-notices/announce-to-clients.ts";
import { holdNotice } from "../../../services/client-notices/hold-notice.ts";
import { listReleaseNotices } from "../../../services/client-notices/list-release-notices.ts";
import { listSendList } from "../../../services/client-notices/list-send-list.ts";
import { releaseSendList } from "../../../services/client-notices/release-send-list.ts";
import { createTellable, noticeOf, setContact, startPost } from "../../support/client-notices.ts";
import { actorOf } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const held = {} as { post: Awaited<ReturnType<typeof startPost>> };
beforeAll(async () => {
  held.post = await startPost(t.deps);
});
afterAll(() => held.post.stop());

async function released(clients: number) {
  const made = await createTellable(t.db, { clients });
  await announceToClients(t.deps, made.departureId);
  const head = await actorOf(t.db, made.company.head);
  const { releaseId } = await releaseSendList(t.deps, head, made.departureId, { all: true, expectedCount: clients });
  return { ...made, head, releaseId };
}

test("a release tells what became of each notice, those of which nobody knows whether they left first", async () => {
  const { departureId, head, releaseId, handovers } = await released(3);
  for (const { id } of handovers.slice(0, 2)) await held.post.run(id);
  const [lost] = handovers;
  await t.db.query.execute(
    sql`update effects set state = 'unknown' where handover_id = ${lost?.id} and kind = 'clientNotice'`,
  );
  const { notices } = await listReleaseNotices(t.deps, head, releaseId);
  expect(notices[0]).toMatchObject({ handoverId: lost?.id, trouble: { state: "unknown" } });
  expect(notices.map((notice) => notice.state).sort()).toEqual(["released", "sent", "sent"]);
  expect((await listSendList(t.deps, head, departureId)).releases).toMatchObject([
    { count: 3, sent: 1, underWay: 1, unknown: 1, failed: 0 },
  ]);
});

test("each notice of a release stands in one number: sent, by a person, on the way, returned or taken back", async () => {
  const made = await createTellable(t.db, { clients: 5 });
  const [sent, called, , returned, taken] = made.handovers;
  await setContact(t.db, called?.contactId ?? null, { email: null });
  await announceToClients(t.deps, made.departureId);
  const head = await actorOf(t.db, made.company.head);
  await releaseSendList(t.deps, head, made.departureId, { all: true, expectedCount: 5 });
  for (const one of [sent, called, returned]) await held.post.run(one?.id ?? "");
  await t.db.query.execute(sql`update client_notices set state = 'failed' where handover_id = ${returned?.id}`);
  await holdNotice(t.deps, head, (await noticeOf(t.db, taken?.id ?? "")).id);
  expect((await listSendList(t.deps, head, made.departureId)).releases).toMatchObject([
    { count: 5, sent: 1, byPeople: 1, underWay: 1, failed: 1, unknown: 0, takenBack: 1 },
  ]);
});

test("a release is read by the executive too, who may not let anything go; by nobody else", async () => {
  const { company, departureId, releaseId } = await released(1);
  const executive = await actorOf(t.db, company.executive);
  expect((await listReleaseNotices(t.deps, executive, releaseId)).notices).toHaveLength(1);
  expect((await listSendList(t.deps, executive, departureId)).mayRelease).toBe(false);
  for (const person of [company.leaver, company.hr]) {
    const actor = await actorOf(t.db, person);
    await expect(listReleaseNotices(t.deps, actor, releaseId)).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("the send list says when each mail would leave, in its client's working hours, and what keeps other clients off it", async () => {
  const { company, departureId, handovers } = await createTellable(t.db, { clients: 2 });
  const [late] = handovers;
  await t.db.query.execute(sql`update clients set zone = 'America/New_York' where id = ${late?.clientId}`);
  await announceToClients(t.deps, departureId);
  const head = await actorOf(t.db, company.head);
  const { items, waiting, mayRelease } = await listSendList(t.deps, head, departureId);
  const leaves = new Map(items.map((item) => [item.handoverId, item.leavesAt]));
  // Monday 09:00 UTC is before the day begins in New York.
  expect(leaves.get(late?.id ?? "")).toBe("2026-04-06T13:00:00.000Z");
  expect(leaves.get(handovers[1]?.id ?? "")).toBe("2026-04-06T09:00:00.000Z");
  expect({ waiting, mayRelease }).toEqual({ waiting: [], mayRelease: true });
  await t.db.query.execute(sql`delete from gates where handover_id = ${late?.id} and gate in ('departments','offer')`);
  expect((await listSendList(t.deps, head, departureId)).waiting).toEqual([
    { gate: "departments", clients: 1 },
    { gate: "offer", clients: 1 },
  ]);
});
