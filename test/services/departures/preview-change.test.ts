import { and, eq, isNull, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { PlanChange } from "../../../contracts/change-preview.ts";
import { clientNotices } from "../../../db/schema/client-notices.ts";
import { clients } from "../../../db/schema/clients.ts";
import { handovers, stageDeadlines } from "../../../db/schema/departures.ts";
import { effects } from "../../../db/schema/effects.ts";
import { introductions } from "../../../db/schema/introductions.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import type { Actor } from "../../../domain/access/actor.ts";
import { confirmDeparture } from "../../../services/departures/confirm-departure.ts";
import { moveLastDay } from "../../../services/departures/move-last-day.ts";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { previewChange } from "../../../services/departures/preview-change.ts";
import { withdrawDeparture } from "../../../services/departures/withdraw-departure.ts";
import { createDeparture, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, notice } from "../../support/departures.ts";

const held = useDatabase();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps);
});

const withdraw: PlanChange = { change: "withdraw" };
const preview = (departureId: string, change: PlanChange, actor: Actor = company.actors.hr) =>
  previewChange(held.deps, actor, { departureId, ...change });

/** A confirmed departure with its tasks, as HR and the head begin it. */
async function started() {
  const { id } = await openDeparture(held.deps, company.actors.hr, notice(company));
  await confirmDeparture(held.deps, company.actors.head, { departureId: id });
  return id;
}

/** A departure of some clients, each with a notice ready and an introduction agreed with the leaver. */
async function planned(count: number, startsAt = new Date("2026-04-16T10:00:00Z")) {
  const successor = company.reps[0] as Person;
  const { id, handovers: made } = await createDeparture(held.db, company, { clients: count, nextOwner: successor });
  for (const { id: handoverId } of made) {
    await held.db.query.insert(clientNotices).values({ handoverId, state: "ready", readyAt: MONDAY });
    await held.db.query.insert(introductions).values({
      handoverId,
      format: "jointCall",
      state: "agreed",
      hostId: company.leaver.id,
      successorId: successor.id,
      startsAt,
      uid: handoverId,
    });
  }
  return { id, ids: made.map((one) => one.id) };
}

const effectOf = (departureId: string, handoverId: string | null, values: Partial<typeof effects.$inferInsert>) =>
  held.db.query.insert(effects).values({
    key: `${departureId} ${handoverId} ${values.kind} ${values.state}`,
    kind: "clientNotice",
    factId: handoverId ?? departureId,
    factRevision: 1,
    departureId,
    handoverId,
    workflowId: `departure:${departureId}`,
    notBefore: MONDAY,
    plannedAt: MONDAY,
    ...values,
  });

const countOf = (list: { count: number }[]) => list.reduce((sum, { count }) => sum + count, 0);
const openTasks = async (departureId: string) =>
  (
    await held.db.query
      .select()
      .from(tasks)
      .where(and(eq(tasks.departureId, departureId), isNull(tasks.doneAt)))
  ).length;
/** Everything a change writes to. */
const fingerprint = async () => {
  const { rows } = await held.asOwner.query.execute(sql`
    select (select json_agg(d order by d.id) from departures d) as departures, (select json_agg(t order by t.id) from tasks t) as tasks,
      (select json_agg(h order by h.id) from handovers h) as handovers, (select json_agg(e order by e.id) from effects e) as effects,
      (select json_agg(s order by s.departure_id, s.stage) from stage_deadlines s) as deadlines, (select count(*) from audit) as audit,
      (select count(*) from wakes) as wakes, (select count(*) from notifications) as notifications`);
  return rows[0];
};

describe("the preview of a withdrawal", () => {
  it("tells what would be undone, and nothing of it happens", async () => {
    const { id, ids } = await planned(2);
    await effectOf(id, ids[0] as string, { state: "planned" });
    const before = await fingerprint();
    expect(await preview(id, withdraw)).toMatchObject({
      possible: true,
      refusal: null,
      after: null,
      meetings: { cancelled: 2, invited: 2, withoutLeaver: 0 },
      notices: { cancelled: 2 },
      messagesStopped: 1,
      handoversEnded: 2,
      cannotUndo: { told: { count: 0 }, switched: { count: 0 }, mailed: { count: 0 } },
      hours: { after: null },
    });
    expect(await fingerprint()).toEqual(before);
  });

  it("counts the very tasks the withdrawal ends", async () => {
    const id = await started();
    const open = await openTasks(id);
    const { tasks: work } = await preview(id, withdraw);
    expect(work.ended.map(({ kind }) => kind)).toContain("closeAccount");
    expect(countOf(work.ended)).toBe(open);
    await withdrawDeparture(held.deps, company.actors.hr, { departureId: id });
    expect(await openTasks(id)).toBe(0);
  });

  it("says why it would be refused and what cannot be undone, with names for the head and counts for HR", async () => {
    const { id, ids } = await planned(3);
    const [told, mailed] = ids as [string, string];
    await held.db.query.update(handovers).set({ toldAt: MONDAY }).where(eq(handovers.id, told));
    await effectOf(id, mailed, { state: "unknown" });
    await effectOf(id, null, { kind: "colleagueMail", state: "accepted" });
    const forHead = await preview(id, withdraw, company.actors.head);
    expect(forHead).toMatchObject({
      possible: false,
      refusal: { reason: "clientsTold", details: { told: 1 } },
      after: null,
      handoversEnded: 0,
      cannotUndo: {
        told: { count: 1, clients: [{ handoverId: told }] },
        switched: { count: 0, clients: [] },
        mailed: { count: 1, clients: [{ handoverId: mailed }] },
        messages: [{ kind: "colleagueMail", count: 1 }],
      },
    });
    const { rows } = await held.db.query.execute<{ name: string }>(
      sql`select c.name from ${clients} c join ${handovers} h on h.client_id = c.id where h.id = ${told}`,
    );
    expect(forHead.cannotUndo.told.clients?.[0]?.clientName).toBe(rows[0]?.name);
    const forHr = await preview(id, withdraw);
    expect(forHr.cannotUndo.told).toEqual({ count: 1, clients: null });
    expect(JSON.stringify(forHr)).not.toContain(rows[0]?.name);
  });
});

describe("the preview of another last day", () => {
  const move = (lastWorkingDay: string): PlanChange => ({ change: "moveLastDay", lastWorkingDay });

  it("has the deadlines that the move then gives, and redates the tasks it redates", async () => {
    const id = await started();
    const before = await fingerprint();
    const shown = await preview(id, move("2026-05-01"));
    expect(await fingerprint()).toEqual(before);
    expect(shown.before.lastWorkingDay).toBe("2026-04-17");
    expect(shown.after).toMatchObject({ lastWorkingDay: "2026-05-01", lastDayEndsAt: "2026-05-01T18:00:00.000Z" });
    expect(shown.tasks.redated.map(({ kind }) => kind)).toEqual(["closeAccount"]);
    expect(shown.tasks.ended).toEqual([]);
    await moveLastDay(held.deps, company.actors.hr, { departureId: id, lastWorkingDay: "2026-05-01" });
    const rows = await held.db.query.select().from(stageDeadlines).where(eq(stageDeadlines.departureId, id));
    expect(shown.deadlines.map(({ stage, after }) => [stage, after?.day])).toEqual(
      rows.map(({ stage, day }) => [stage, day]).sort(),
    );
  });

  it("names the stages that get tight", async () => {
    const id = await started();
    const { tight } = await preview(id, move("2026-04-07"));
    expect(tight.before).toEqual([]);
    expect(tight.after.length).toBeGreaterThan(0);
  });

  it("counts the meetings the leaver would no longer be there for", async () => {
    const { id } = await planned(2);
    expect((await preview(id, move("2026-04-15"))).meetings).toEqual({ cancelled: 0, invited: 0, withoutLeaver: 2 });
    expect((await preview(id, move("2026-04-24"))).meetings.withoutLeaver).toBe(0);
  });

  it("holds the hours needed against the hours there, before and after", async () => {
    const { id } = await planned(4);
    const { hours } = await preview(id, move("2026-04-10"));
    expect(hours).toEqual({ before: { needed: 4, there: 90 }, after: { needed: 4, there: 45 } });
  });

  it("is refused as the move is for a day that has passed", async () => {
    const id = await started();
    await expect(preview(id, move("2026-04-01"))).rejects.toMatchObject({ reason: "lastDayPast" });
  });

  it("tells that the leaver is gone instead of failing", async () => {
    const { id } = await createDeparture(held.db, company, { departure: { signInEndedAt: MONDAY } });
    expect(await preview(id, move("2026-05-01"))).toMatchObject({ possible: false, refusal: { reason: "leaverGone" } });
  });
});

describe("a preview of a change", () => {
  it("is for HR and the head of the team", async () => {
    const { id } = await planned(1);
    await expect(preview(id, withdraw, company.actors.head)).resolves.toMatchObject({ possible: true });
    for (const actor of [company.actors.executive, company.actors.leaver])
      await expect(preview(id, withdraw, actor)).rejects.toMatchObject({ code: "forbidden" });
  });
});
