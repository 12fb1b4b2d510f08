import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { departureReasons, departures, stageDeadlines } from "../../../db/schema/departures.ts";
import { awayDays, people, teams } from "../../../db/schema/people.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { confirmDeparture } from "../../../services/departures/confirm-departure.ts";
import { getDeparture } from "../../../services/departures/get-departure.ts";
import { listDepartures } from "../../../services/departures/list-departures.ts";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { previewDeparture } from "../../../services/departures/preview-departure.ts";
import { listMyTasks } from "../../../services/tasks/list-tasks.ts";
import { actorOf, createCompany, LAST_DAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, mailDue, notice } from "../../support/departures.ts";

const held = useDatabase();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps, { clients: 3 });
});
const open = (overrides: Parameters<typeof notice>[1] = {}) =>
  openDeparture(held.deps, company.actors.hr, notice(company, overrides));
const read = async (id: string) =>
  (await held.db.query.select().from(departures).where(eq(departures.id, id)))[0] as typeof departures.$inferSelect;

describe("previewing a notice", () => {
  it("shows HR the number of clients, the deadlines and what starts, and changes nothing", async () => {
    const preview = await previewDeparture(held.deps, company.actors.hr, {
      leaverId: company.leaver.id,
      kind: "resigned",
      announceFrom: null,
      lastWorkingDay: LAST_DAY,
    });
    expect(preview).toMatchObject({
      clients: 3,
      noticeOn: "2026-04-06",
      workingDays: 10,
      team: { id: company.team.id },
      confirmBy: { id: company.head.id, name: company.head.name },
    });
    expect(preview.deadlines.map(({ stage, day }) => `${stage} ${day}`)).toEqual([
      "S1 2026-04-07",
      "S2 2026-04-09",
      "S3 2026-04-10",
      "S4 2026-04-10",
      "S5 2026-04-13",
      "S6 2026-04-17",
    ]);
    expect(preview.hrMayConfirmFrom).toBe("2026-04-06T13:00:00.000Z");
    expect(
      (await listDepartures(held.deps, company.actors.hr)).items.filter((d) => d.leaver.id === company.leaver.id),
    ).toEqual([]);
  });

  it("counts the deadlines from the day a dismissal is announced, as recording it does", async () => {
    const dismissal = { kind: "dismissed" as const, announceFrom: "2026-04-09", lastWorkingDay: LAST_DAY };
    const preview = await previewDeparture(held.deps, company.actors.hr, {
      leaverId: company.leaver.id,
      ...dismissal,
    });
    expect(preview.deadlines.map(({ stage, day }) => `${stage} ${day}`)).toEqual([
      "S1 2026-04-10",
      "S2 2026-04-13",
      "S3 2026-04-14",
      "S4 2026-04-14",
      "S5 2026-04-15",
      "S6 2026-04-17",
    ]);
    const { id } = await open(dismissal);
    const rows = await held.db.query.select().from(stageDeadlines).where(eq(stageDeadlines.departureId, id));
    expect(rows.map(({ stage, day }) => `${stage} ${day}`).sort()).toEqual(
      preview.deadlines.map(({ stage, day }) => `${stage} ${day}`),
    );
  });

  it("is HR's alone", async () => {
    const asHead = previewDeparture(held.deps, company.actors.head, {
      leaverId: company.leaver.id,
      kind: "resigned",
      announceFrom: null,
    });
    await expect(asHead).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("recording a notice", () => {
  it("locks the person down, keeps the deadlines and asks the head", async () => {
    const { id, state } = await open({ daysAway: [{ from: "2026-04-14", to: "2026-04-15" }] });
    expect(state).toBe("noticed");
    expect(await read(id)).toMatchObject({
      noticeOn: "2026-04-06",
      lastWorkingDay: LAST_DAY,
      endOfEmployment: LAST_DAY,
      lastDayEndsAt: new Date("2026-04-17T18:00:00Z"),
    });
    const [leaver] = await held.db.query.select().from(people).where(eq(people.id, company.leaver.id));
    expect(leaver?.status).toBe("leaving");
    expect(await held.db.query.select().from(stageDeadlines).where(eq(stageDeadlines.departureId, id))).toHaveLength(6);
    expect(await held.db.query.select().from(awayDays).where(eq(awayDays.personId, company.leaver.id))).toHaveLength(1);
    const mine = await listMyTasks(held.deps, company.actors.head);
    expect(mine.items).toMatchObject([{ kind: "confirmDeparture", departureId: id, dueDay: "2026-04-06" }]);
    const { rows } = await held.db.query.execute(sql`
      select w.type from workflows w join wakes k on k.workflow_id = w.id where w.id = ${`departure:${id}`}`);
    expect(rows).toEqual([{ type: "departure" }]);
  });

  it("keeps reason and note out of the audit, readable by HR alone", async () => {
    const { id } = await open({ note: "secret-marker" });
    const { rows } = await held.db.query.execute<{ body: string }>(
      sql`select body from audit where subject = ${`departure:${id}`}`,
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("secret-marker");
    expect(await getDeparture(held.deps, company.actors.hr, { departureId: id })).toMatchObject({
      note: "secret-marker",
    });
    expect(await getDeparture(held.deps, company.actors.head, { departureId: id })).not.toHaveProperty("note");
    expect(
      await held.db.query.select().from(departureReasons).where(eq(departureReasons.departureId, id)),
    ).toHaveLength(1);
  });

  it("takes the usual notice period when the last day is unknown", async () => {
    const { id } = await open({ lastWorkingDay: undefined });
    // 14 calendar days later is Monday 20 April.
    expect((await read(id)).lastWorkingDay).toBe("2026-04-20");
  });

  it("takes the last working day not after a day off, employment ending on the day named", async () => {
    const { id } = await open({ lastWorkingDay: "2026-04-19" });
    expect(await read(id)).toMatchObject({ lastWorkingDay: "2026-04-17", endOfEmployment: "2026-04-19" });
  });

  it.each([
    ["a last day before the notice", { lastWorkingDay: "2026-04-05" }, "lastDayBeforeNotice"],
    ["a notice in the future", { noticeOn: "2026-04-07" }, "noticeInFuture"],
    [
      "no last day when the usual period is over",
      { noticeOn: "2026-03-02", lastWorkingDay: undefined },
      "usualPeriodPassed",
    ],
    ["employment that ends before the last day", { endOfEmployment: "2026-04-10" }, "employmentEndsBeforeLastDay"],
    [
      "an announcement after the last day",
      { kind: "dismissed" as const, announceFrom: "2026-04-20" },
      "announcedAfterLastDay",
    ],
    [
      "days away that end before they begin",
      { daysAway: [{ from: "2026-04-10", to: "2026-04-09" }] },
      "awayEndsBeforeStart",
    ],
  ])("refuses %s", async (_, overrides, reason) => {
    await expect(open(overrides)).rejects.toMatchObject({ code: "invalid", reason });
  });

  it("refuses a second open departure, someone who has left, HR's own and anyone but HR", async () => {
    await open();
    await expect(open()).rejects.toMatchObject({ code: "conflict", reason: "departureOpen" });
    const rep = company.reps[0];
    if (!rep) throw new Error("no rep");
    await held.db.query.update(people).set({ status: "left" }).where(eq(people.id, rep.id));
    await expect(open({ leaverId: rep.id })).rejects.toMatchObject({ reason: "leaverNotActive" });
    await held.db.query.update(people).set({ teamId: company.team.id }).where(eq(people.id, company.hr.id));
    await expect(open({ leaverId: company.hr.id })).rejects.toMatchObject({ reason: "ownDeparture" });
    const byHead = openDeparture(held.deps, company.actors.head, notice(company));
    await expect(byHead).rejects.toMatchObject({ reason: "roleMayNot" });
  });

  it("asks the head's superior while the head is away, and when the head is the leaver", async () => {
    await held.db.query
      .insert(awayDays)
      .values({ personId: company.head.id, fromDay: "2026-04-06", toDay: "2026-04-10" });
    await open();
    expect((await listMyTasks(held.deps, company.actors.executive)).items).toHaveLength(1);
    const other = await createLeaverCompany(held.deps);
    await openDeparture(held.deps, other.actors.hr, notice(other, { leaverId: other.head.id }));
    expect((await listMyTasks(held.deps, other.actors.executive)).items).toMatchObject([{ kind: "confirmDeparture" }]);
    expect((await listMyTasks(held.deps, other.actors.head)).items).toEqual([]);
  });
});

describe("before the confirmation", () => {
  it("only HR and who was asked know", async () => {
    const { id } = await open();
    const { actors } = company;
    for (const actor of [actors.hr, actors.head]) {
      expect((await listDepartures(held.deps, actor)).items.map((item) => item.id)).toContain(id);
    }
    const stranger = await createCompany(held.db);
    const others = [actors.executive, actors.leaver, actors.it, await actorOf(held.db, stranger.head)];
    for (const actor of others) {
      expect((await listDepartures(held.deps, actor)).items.map((item) => item.id)).not.toContain(id);
      await expect(getDeparture(held.deps, actor, { departureId: id })).rejects.toMatchObject({ code: "notFound" });
    }
  });

  it("mails nobody but the head", async () => {
    const { id } = await open();
    const mails = await mailDue(held.deps, id);
    expect(mails.map((mail) => mail.to.address)).toEqual([company.head.email]);
  });

  it("another team's head is refused once it is confirmed and the leaver was told", async () => {
    const { id } = await open();
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    const stranger = await createCompany(held.db);
    const actor = await actorOf(held.db, stranger.head);
    const asStranger = () => getDeparture(held.deps, actor, { departureId: id });
    await expect(asStranger()).rejects.toMatchObject({ code: "notFound" });
    await mailDue(held.deps, id);
    await expect(asStranger()).rejects.toMatchObject({ code: "forbidden", reason: "notYours" });
  });
});

describe("a team without a head", () => {
  it("asks the leaver's superior", async () => {
    await held.db.query.update(teams).set({ headId: null }).where(eq(teams.id, company.team.id));
    const { id } = await open();
    const [task] = await held.db.query.select().from(tasks).where(eq(tasks.departureId, id));
    expect(task?.assigneeId).toBe(company.head.id);
  });
});
