import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { announceToClients } from "../../../services/client-notices/announce-to-clients.ts";
import { listReleaseNotices } from "../../../services/client-notices/list-release-notices.ts";
import { listSendList } from "../../../services/client-notices/list-send-list.ts";
import { releaseSendList } from "../../../services/client-notices/release-send-list.ts";
import { createTellable, startPost } from "../../support/client-notices.ts";
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
    { count: 3, sent: 2, underWay: 1, unknown: 1, failed: 0 },
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
