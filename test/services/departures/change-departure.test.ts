import { and, eq, isNull, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { clientNotices, links } from "../../../db/schema/client-notices.ts";
import {
  departureReasons,
  departures,
  gates,
  handovers,
  looseWork,
  stageDeadlines,
} from "../../../db/schema/departures.ts";
import { effects } from "../../../db/schema/effects.ts";
import { proposals } from "../../../db/schema/owners.ts";
import { people, teams } from "../../../db/schema/people.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { confirmDeparture } from "../../../services/departures/confirm-departure.ts";
import { getDeparture } from "../../../services/departures/get-departure.ts";
import { listDepartures } from "../../../services/departures/list-departures.ts";
import { moveLastDay } from "../../../services/departures/move-last-day.ts";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { withdrawDeparture } from "../../../services/departures/withdraw-departure.ts";
import { createDeparture, freezeClock, MONDAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, notice } from "../../support/departures.ts";

const held = useDatabase();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps);
});
const open = async () => (await openDeparture(held.deps, company.actors.hr, notice(company))).id;
const openTasks = (id: string) =>
  held.db.query
    .select()
    .from(tasks)
    .where(and(eq(tasks.departureId, id), isNull(tasks.doneAt)));
const statusOf = async (personId: string) =>
  (await held.db.query.select().from(people).where(eq(people.id, personId)))[0]?.status;

describe("withdrawing a notice", () => {
  it("before the confirmation leaves no trace outside the audit", async () => {
    const id = await open();
    await withdrawDeparture(held.deps, company.actors.hr, { departureId: id });
    expect(await statusOf(company.leaver.id)).toBe("active");
    expect(await openTasks(id)).toEqual([]);
    expect(await held.db.query.select().from(departureReasons).where(eq(departureReasons.departureId, id))).toEqual([]);
    for (const actor of Object.values(company.actors)) {
      await expect(getDeparture(held.deps, actor, { departureId: id })).rejects.toMatchObject({ code: "notFound" });
    }
    // The person may give notice again.
    await expect(open()).resolves.toBeTruthy();
  });

  it("undoes everything planned while no client was told", async () => {
    const { id, handovers: made } = await createDeparture(held.db, company, { clients: 2 });
    const handoverId = made[0]?.id as string;
    await held.db.query
      .insert(links)
      .values({ purpose: "clientPage", subjectId: handoverId, expiresAt: new Date("2027-01-01") });
    await held.db.query.insert(effects).values({
      key: `k${id}`,
      kind: "clientNotice",
      factId: handoverId,
      factRevision: 1,
      departureId: id,
      handoverId,
      workflowId: `handover:${handoverId}`,
      notBefore: MONDAY,
      plannedAt: MONDAY,
    });
    const done = await withdrawDeparture(held.deps, company.actors.hr, { departureId: id });
    expect(done.state).toBe("withdrawn");
    const ended = await held.db.query.select().from(handovers).where(eq(handovers.departureId, id));
    expect(ended.map((row) => row.end)).toEqual(["withdrawn", "withdrawn"]);
    const listed = (await listDepartures(held.deps, company.actors.hr)).items.find((item) => item.id === id);
    expect(listed).toMatchObject({ clients: 2, ended: 0 });
    const [effect] = await held.db.query.select().from(effects).where(eq(effects.handoverId, handoverId));
    expect(effect).toMatchObject({ state: "cancelled", reason: "withdrawn" });
    const [link] = await held.db.query.select().from(links).where(eq(links.subjectId, handoverId));
    expect(link?.revokedAt).not.toBeNull();
    expect(await statusOf(company.leaver.id)).toBe("active");
  });

  it("is refused with what is under way once a client was told or may have been", async () => {
    const { id, handovers: made } = await createDeparture(held.db, company, { clients: 3 });
    const [told, claimed] = made.map((row) => row.id) as [string, string];
    await held.db.query.update(handovers).set({ toldAt: MONDAY }).where(eq(handovers.id, told));
    await held.db.query.insert(effects).values({
      key: `k${id}`,
      kind: "clientNotice",
      factId: claimed,
      factRevision: 1,
      departureId: id,
      handoverId: claimed,
      workflowId: `handover:${claimed}`,
      notBefore: MONDAY,
      plannedAt: MONDAY,
      state: "unknown",
    });
    const refused = withdrawDeparture(held.deps, company.actors.hr, { departureId: id });
    await expect(refused).rejects.toMatchObject({
      reason: "clientsTold",
      details: {
        told: 1,
        underWay: expect.arrayContaining([
          { handoverId: told, told: true, messages: [] },
          { handoverId: claimed, told: false, messages: ["clientNotice:unknown"] },
        ]),
      },
    });
    expect(await statusOf(company.leaver.id)).toBe("leaving");
  });

  it("is HR's alone", async () => {
    const id = await open();
    const byHead = withdrawDeparture(held.deps, company.actors.head, { departureId: id });
    await expect(byHead).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("moving the last working day", () => {
  const days = async (id: string) =>
    Object.fromEntries(
      (await held.db.query.select().from(stageDeadlines).where(eq(stageDeadlines.departureId, id))).map((row) => [
        row.stage,
        row.day,
      ]),
    );

  it("counts the deadlines of stages not begun back anew and moves IT's tasks", async () => {
    const id = await open();
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    await moveLastDay(held.deps, company.actors.hr, { departureId: id, lastWorkingDay: "2026-05-01" });
    expect(await days(id)).toMatchObject({ S1: "2026-04-07", S2: "2026-04-15", S5: "2026-04-21", S6: "2026-05-01" });
    const [row] = await held.db.query.select().from(departures).where(eq(departures.id, id));
    expect(row).toMatchObject({ lastDayEndsAt: new Date("2026-05-01T18:00:00Z"), endOfEmployment: "2026-05-01" });
    const due = (await openTasks(id)).filter((task) => task.kind === "closeAccount").map((task) => task.dueDay);
    expect(new Set(due)).toEqual(new Set(["2026-05-01"]));
  });

  it("to the same day counts them anew by the team's hours as they are now", async () => {
    const id = await open();
    const { lastWorkingDay } = notice(company);
    await held.db.query.update(teams).set({ dayEnd: "16:00" }).where(eq(teams.id, company.team.id));
    await moveLastDay(held.deps, company.actors.hr, { departureId: id, lastWorkingDay: lastWorkingDay as string });
    const rows = await held.db.query.select().from(stageDeadlines).where(eq(stageDeadlines.departureId, id));
    expect(new Set(rows.map(({ dueAt }) => dueAt.toISOString().slice(11, 16)))).toEqual(new Set(["16:00"]));
  });

  it("keeps the deadline of a stage that has begun", async () => {
    const { id, handovers: made } = await createDeparture(held.db, company);
    await held.db.query.insert(proposals).values({ handoverId: made[0]?.id as string, round: 1, proposedAt: MONDAY });
    await held.db.query
      .insert(clientNotices)
      .values({ handoverId: made[0]?.id as string, readyAt: MONDAY, state: "ready" });
    await moveLastDay(held.deps, company.actors.hr, { departureId: id, lastWorkingDay: "2026-06-12" });
    const moved = await days(id);
    expect(moved).toMatchObject({ S1: "2026-04-07", S5: "2026-04-13", S6: "2026-06-12" });
    expect((moved.S2 as string) > "2026-04-09").toBe(true);
  });

  it("leaves no client told with the leaver past an earlier last day", async () => {
    const { id, handovers: made } = await createDeparture(held.db, company);
    await held.db.query
      .update(handovers)
      .set({ toldAt: MONDAY, switchDueAt: new Date("2026-04-17T18:00:00Z") })
      .where(eq(handovers.departureId, id));
    await moveLastDay(held.deps, company.actors.hr, { departureId: id, lastWorkingDay: "2026-04-10" });
    const [row] = await held.db.query
      .select()
      .from(handovers)
      .where(eq(handovers.id, made[0]?.id as string));
    expect(row?.switchDueAt).toEqual(new Date("2026-04-10T18:00:00Z"));
  });

  it("refuses a day in the past and any move once the leaver has gone", async () => {
    const { id } = await createDeparture(held.db, company);
    await freezeClock(held.db, new Date("2026-04-08T10:00:00Z"));
    const past = moveLastDay(held.deps, company.actors.hr, { departureId: id, lastWorkingDay: "2026-04-07" });
    await expect(past).rejects.toMatchObject({ reason: "lastDayPast" });
    await held.db.query.update(departures).set({ signInEndedAt: MONDAY }).where(eq(departures.id, id));
    const gone = moveLastDay(held.deps, company.actors.hr, { departureId: id, lastWorkingDay: "2026-04-20" });
    await expect(gone).rejects.toMatchObject({ reason: "leaverGone" });
  });
});

describe("when someone others count on gives notice", () => {
  it("the next round opens for every client not yet switched, in the same transaction", async () => {
    const [next] = company.reps;
    if (!next) throw new Error("no rep");
    const { id, handovers: made } = await createDeparture(held.db, company, {
      clients: 3,
      nextOwner: next,
      gates: ["owner"],
    });
    const [waiting, accepted, switched] = made.map((row) => row.id) as [string, string, string];
    await held.db.query.update(handovers).set({ nextOwnerId: null }).where(eq(handovers.id, waiting));
    await held.db.query.update(handovers).set({ switchedAt: MONDAY }).where(eq(handovers.id, switched));
    const proposed = { proposedId: next.id, ownerId: next.id, proposedAt: MONDAY, round: 1 };
    await held.db.query.insert(proposals).values([
      { ...proposed, handoverId: waiting },
      { ...proposed, handoverId: accepted, answer: "accepted" },
      { ...proposed, handoverId: switched, answer: "accepted" },
    ]);
    await held.db.query
      .insert(looseWork)
      .values({ departureId: id, kind: "deal", subjectId: waiting, toPersonId: next.id });

    await openDeparture(held.deps, company.actors.hr, notice(company, { leaverId: next.id }));
    const rows = await held.db.query.select().from(handovers).where(eq(handovers.departureId, id));
    expect(new Map(rows.map((row) => [row.id, row.nextOwnerId]))).toEqual(
      new Map([
        [waiting, null],
        [accepted, null],
        [switched, next.id],
      ]),
    );
    const left = await held.db.query.select().from(proposals).where(isNull(proposals.supersededAt));
    expect(
      left
        .filter((row) => made.some(({ id: handoverId }) => handoverId === row.handoverId))
        .map((row) => row.handoverId),
    ).toEqual([switched]);
    const owned = await held.db.query.select().from(gates).where(eq(gates.handoverId, accepted));
    expect(owned).toEqual([]);
    const [work] = await held.db.query.select().from(looseWork).where(eq(looseWork.departureId, id));
    expect(work?.toPersonId).toBeNull();
    const { rows: wakes } = await held.db.query.execute<{ workflow_id: string }>(sql`select workflow_id from wakes`);
    expect(wakes.map((row) => row.workflow_id)).toContain(`departure:${id}`);
  });

  it("a head's approvals go to who approves in their place", async () => {
    const { id } = await createDeparture(held.db, company);
    const task = {
      departureId: id,
      kind: "approveOwners" as const,
      arrivedAt: MONDAY,
      dueAt: MONDAY,
      zone: "UTC",
      dueDay: "2026-04-07",
    };
    await held.db.query.insert(tasks).values({ ...task, key: `approve:${id}`, assigneeId: company.head.id });
    await openDeparture(held.deps, company.actors.hr, notice(company, { leaverId: company.head.id }));
    const [moved] = await held.db.query
      .select()
      .from(tasks)
      .where(eq(tasks.key, `approve:${id}`));
    expect(moved?.assigneeId).toBe(company.executive.id);
  });
});
