import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { accounts, sessions, users } from "../../../db/schema/auth.ts";
import { departures, handovers, looseWork } from "../../../db/schema/departures.ts";
import { introductions } from "../../../db/schema/introductions.ts";
import { people } from "../../../db/schema/people.ts";
import { notifications, tasks } from "../../../db/schema/tasks.ts";
import { look } from "../../../db/transaction.ts";
import { closeDeparture } from "../../../services/departures/close-departure.ts";
import { closeDepartureFact } from "../../../services/departures/close-departure-fact.ts";
import { endSignIn } from "../../../services/departures/end-sign-in.ts";
import { endSignInFact } from "../../../services/departures/end-sign-in-fact.ts";
import { getClosingReport } from "../../../services/departures/get-closing-report.ts";
import { createDeparture, freezeClock, MONDAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, mailDue } from "../../support/departures.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;
const EVENING = new Date("2026-04-17T18:00:00Z");
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps, { clients: 0 });
});
const signInFact = (id: string) => look(held.db, system, (context) => endSignInFact(context, id));
const closeFact = (id: string) => look(held.db, system, (context) => closeDepartureFact(context, id));
const read = async (id: string) => (await held.db.query.select().from(departures).where(eq(departures.id, id)))[0];
const settle = (id: string) =>
  held.db.query.update(handovers).set({ end: "handedOver", endedAt: MONDAY }).where(eq(handovers.departureId, id));
const leave = async (id: string) => {
  await freezeClock(held.db, EVENING);
  await endSignIn(held.deps, id);
};

describe("the end of the last working day", () => {
  it("ends the leaver's sign-in whatever is unfinished", async () => {
    const { id, handovers: made } = await createDeparture(held.db, company, { clients: 3 });
    const [introduced, prospect] = made.map((row) => row.id) as [string, string];
    await held.db.query.update(handovers).set({ introducedAt: MONDAY }).where(eq(handovers.id, introduced));
    await held.db.query.update(handovers).set({ prospect: true }).where(eq(handovers.id, prospect));
    const stamp = { createdAt: MONDAY, updatedAt: MONDAY };
    const userId = `u-${id}`;
    await held.db.query
      .insert(users)
      .values({ id: userId, name: "L", email: `${id}@x.example`, personId: company.leaver.id, ...stamp });
    await held.db.query
      .insert(sessions)
      .values({ id: `s-${id}`, token: id, userId, expiresAt: new Date("2027-01-01"), ...stamp });
    await held.db.query
      .insert(accounts)
      .values({ id: `a-${id}`, accountId: id, providerId: "credential", userId, ...stamp });

    expect(await signInFact(id)).toEqual({ due: false, nextAt: EVENING });
    await endSignIn(held.deps, id);
    expect((await read(id))?.signInEndedAt).toBeNull();
    await leave(id);
    expect(await signInFact(id)).toEqual({ due: false, nextAt: null });
    expect((await read(id))?.signInEndedAt).toEqual(EVENING);
    expect(await held.db.query.select().from(sessions).where(eq(sessions.userId, userId))).toEqual([]);
    const [leaver] = await held.db.query.select().from(people).where(eq(people.id, company.leaver.id));
    expect(leaver?.status).toBe("left");
    const open = await held.db.query.select().from(handovers).where(eq(handovers.departureId, id));
    expect(open.filter((row) => row.afterLastDay).map((row) => row.id)).toEqual([made[2]?.id]);
  });

  it("gives the leaver's meetings and calls to the head; dossiers are asked of nobody any more", async () => {
    const { id, handovers: made } = await createDeparture(held.db, company);
    const task = {
      departureId: id,
      arrivedAt: MONDAY,
      dueAt: EVENING,
      zone: "UTC",
      dueDay: "2026-04-17",
      assigneeId: company.leaver.id,
    };
    await held.db.query.insert(tasks).values([
      { ...task, key: `d${id}`, kind: "completeDossiers" },
      { ...task, key: `h${id}`, kind: "holdIntroduction", handoverId: made[0]?.id },
    ]);
    await leave(id);
    const rows = await held.db.query.select().from(tasks).where(eq(tasks.departureId, id));
    expect(rows.find((row) => row.kind === "completeDossiers")).toMatchObject({ outcome: "moot" });
    expect(rows.find((row) => row.kind === "holdIntroduction")).toMatchObject({
      assigneeId: company.head.id,
      doneAt: null,
    });
  });
});

describe("closing a departure", () => {
  it("waits for every client, all loose work and the last day", async () => {
    const { id } = await createDeparture(held.db, company, { clients: 2 });
    await held.db.query.insert(looseWork).values({ departureId: id, kind: "deal", subjectId: company.team.id });
    await settle(id);
    expect((await closeFact(id)).due).toBe(false);
    await held.db.query.update(looseWork).set({ acceptedAt: MONDAY }).where(eq(looseWork.departureId, id));
    expect((await closeFact(id)).due).toBe(false);
    await leave(id);
    expect((await closeFact(id)).due).toBe(true);
    await closeDeparture(held.deps, id);
    expect(await read(id)).toMatchObject({ state: "closed", closedAt: EVENING, knownToOneAfter: 2 });
    expect(await closeFact(id)).toEqual({ due: false, nextAt: null });
  });

  it("closes one without any client after the last day", async () => {
    const { id } = await createDeparture(held.db, company, { clients: 0 });
    await leave(id);
    await closeDeparture(held.deps, id);
    expect((await read(id))?.state).toBe("closed");
  });

  it("announces the closing report to head and HR, in a mail of the next morning", async () => {
    const { id } = await createDeparture(held.db, company);
    await settle(id);
    await leave(id);
    await closeDeparture(held.deps, id);
    const told = await held.db.query.select().from(notifications).where(eq(notifications.departureId, id));
    expect(
      told
        .filter((row) => row.kind === "closingReport")
        .map((row) => row.personId)
        .sort(),
    ).toEqual([company.head.id, company.hr.id].sort());
    expect(await mailDue(held.deps, id)).toEqual([]);
    await freezeClock(held.db, new Date("2026-04-20T09:00:00Z"));
    const mails = await mailDue(held.deps, id);
    expect(mails.map((mail) => mail.to.address).sort()).toEqual([company.head.email, company.hr.email].sort());
  });

  it("becomes closed incomplete twenty working days after the last one, once, and goes on", async () => {
    const { id, handovers: made } = await createDeparture(held.db, company);
    await leave(id);
    const late = new Date("2026-05-15T18:00:00Z");
    expect(await closeFact(id)).toEqual({ due: false, nextAt: late });
    await freezeClock(held.db, late);
    expect((await closeFact(id)).due).toBe(true);
    await closeDeparture(held.deps, id);
    expect((await read(id))?.state).toBe("closedIncomplete");
    expect(await closeFact(id)).toEqual({ due: false, nextAt: null });
    const report = await getClosingReport(held.deps, company.actors.head, { departureId: id });
    expect(report.clients).toMatchObject([{ handoverId: made[0]?.id, end: null, afterLastDay: true }]);
    expect(report.knownToOneEmployee.after).toBe(1);
    await settle(id);
    await closeDeparture(held.deps, id);
    expect((await read(id))?.state).toBe("closed");
  });
});

describe("the closing report", () => {
  it("goes client by client for the head, in totals for HR, and not at all to others", async () => {
    const { id, handovers: made } = await createDeparture(held.db, company, { clients: 2, nextOwner: company.reps[0] });
    // Planned for both, and neither told nor introduced.
    const planned = { format: "inNotice" as const, successorId: company.reps[0]?.id ?? "" };
    await held.db.query
      .insert(introductions)
      .values(made.map((row) => ({ ...planned, handoverId: row.id, uid: row.id })));
    await settle(id);
    const head = await getClosingReport(held.deps, company.actors.head, { departureId: id });
    expect(head.totals).toMatchObject({ clients: 2, handedOver: 2, open: 0 });
    expect(head.clients[0]).toMatchObject({ nextOwner: company.reps[0]?.name, tier: "silver", end: "handedOver" });
    expect(head.clients.map((line) => [line.toldAt, line.introducedAt, line.format])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
    const hr = await getClosingReport(held.deps, company.actors.hr, { departureId: id });
    expect(hr).toMatchObject({ totals: head.totals, clients: [] });
    const leaver = getClosingReport(held.deps, company.actors.leaver, { departureId: id });
    await expect(leaver).rejects.toMatchObject({ code: "forbidden" });
  });
});
