import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { departures, handovers } from "../../../db/schema/departures.ts";
import { gates } from "../../../domain/gates.ts";
import { scheduleIntroductions } from "../../../services/introductions/schedule-introductions.ts";
import { scheduleIntroductionsFact } from "../../../services/introductions/schedule-introductions-fact.ts";
import { createCompany, createDeparture, freezeClock, LAST_DAY, MONDAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import {
  createAgreed,
  createScheduled,
  introductionOf,
  invitationsTo,
  listPlanned,
  startPost,
  tellClients,
} from "../../support/introductions.ts";
import { readFact } from "../../support/passes.ts";

const held = useDatabase();
const LAST_DAY_END = new Date(`${LAST_DAY}T18:00:00Z`);
const fact = (departureId: string) => readFact(held.db, scheduleIntroductionsFact, departureId);
const countBy = <T>(rows: readonly T[], key: (row: T) => string) =>
  Object.fromEntries([...Map.groupBy(rows, key)].map(([name, list]) => [name, list.length]));

describe("planning introductions (R19, R25)", () => {
  it("gives gold a joint meeting with leaver and head, once room is kept on a day clients are told by then", async () => {
    const { company, departureId, handoverId } = await createScheduled(held.deps, { tier: "gold" });
    expect(await introductionOf(held.db, handoverId)).toMatchObject({
      format: "jointMeeting",
      state: "planned",
      hostId: company.leaver.id,
      managerId: company.head.id,
      successorId: company.reps[0]?.id,
      plannedDay: "2026-04-13",
      headIntroduced: false,
    });
    expect(await fact(departureId)).toEqual({ due: false, nextAt: LAST_DAY_END });
  });

  it("gives silver a call of the leaver without management, and copper the notice", async () => {
    const silver = await createScheduled(held.deps, { tier: "silver" });
    expect(await introductionOf(held.db, silver.handoverId)).toMatchObject({ format: "jointCall", managerId: null });
    const copper = await createScheduled(held.deps, { tier: "copper" });
    expect(await introductionOf(held.db, copper.handoverId)).toMatchObject({ format: "inNotice", hostId: null });
    expect(await fact(copper.departureId)).toEqual({ due: false, nextAt: null });
  });

  it("waits for owner and inventory, and leaves prospects alone", async () => {
    const company = await createCompany(held.db);
    const nextOwner = company.reps[0];
    if (!nextOwner) throw new Error("no rep");
    const shut = await createDeparture(held.db, company, { nextOwner, gates: ["owner"] });
    expect(await fact(shut.id)).toEqual({ due: false, nextAt: null });
    await held.db.query.execute(sql`
      insert into gates (handover_id, gate, opened_at, how) select id, 'inventory', ${MONDAY}, 'settled' from handovers
      where departure_id = ${shut.id}`);
    expect((await fact(shut.id)).due).toBe(true);
    await held.db.query.update(handovers).set({ prospect: true }).where(eq(handovers.departureId, shut.id));
    expect((await fact(shut.id)).due).toBe(false);
  });

  it("takes an executive where the head's two a day are full, three a week, then calls", async () => {
    const { company, departureId } = await createScheduled(held.deps, { tier: "gold", clients: 15 });
    const rows = (await listPlanned(held.db, departureId)).map(({ introduction }) => introduction);
    expect(countBy(rows, (row) => row.format)).toEqual({ jointMeeting: 13, jointCall: 2 });
    expect(countBy(rows, (row) => row.managerId ?? "none")).toEqual({
      [company.head.id]: 10,
      [company.executive.id]: 3,
      none: 2,
    });
    const byHead = rows.filter((row) => row.managerId === company.head.id);
    expect(Object.values(countBy(byHead, (row) => row.plannedDay ?? ""))).toEqual([2, 2, 2, 2, 2]);
  });

  it("keeps the leaver's six a day for the most valuable clients; the rest meet in the notice", async () => {
    const company = await createCompany(held.db);
    const nextOwner = company.reps[0];
    if (!nextOwner) throw new Error("no rep");
    const made = await createDeparture(held.db, company, {
      tier: "silver",
      clients: 33,
      nextOwner,
      gates: [...gates],
    });
    await held.db.query.execute(sql`
      update handovers h set annual_profit_minor = v.n * 1000 from (
        select id, row_number() over (order by id) as n from handovers where departure_id = ${made.id}) v where h.id = v.id`);
    await scheduleIntroductions(held.deps, made.id);
    const rows = await listPlanned(held.db, made.id);
    const inNotice = rows.filter(({ introduction }) => introduction.format === "inNotice");
    expect(inNotice.map(({ handover }) => handover.annualProfitMinor).sort()).toEqual([1000, 2000, 3000]);
  });

  it("counts what another departure has kept of the days of head and executive", async () => {
    const first = await createScheduled(held.deps, { tier: "gold", clients: 13 });
    const { company } = first;
    const [nextOwner, leaver] = company.reps;
    if (!nextOwner || !leaver) throw new Error("no reps");
    const made = await createDeparture(held.db, { ...company, leaver }, { tier: "gold", nextOwner, gates: [...gates] });
    await scheduleIntroductions(held.deps, made.id);
    const [planned] = await listPlanned(held.db, made.id);
    expect(planned?.introduction).toMatchObject({ format: "jointCall", hostId: leaver.id });
  });

  it("lets the head introduce in the place of a leaver who fell ill", async () => {
    const { company, handoverId } = await createScheduled(held.deps, { tier: "gold", departure: { kind: "illness" } });
    expect(await introductionOf(held.db, handoverId)).toMatchObject({
      format: "jointMeeting",
      hostId: company.head.id,
      managerId: null,
      headIntroduced: true,
    });
  });

  it("keeps who was introduced by the notice already, and does nothing the second time", async () => {
    const company = await createCompany(held.db);
    const nextOwner = company.reps[0];
    if (!nextOwner) throw new Error("no rep");
    const made = await createDeparture(held.db, company, { tier: "gold", nextOwner, gates: [...gates] });
    await held.db.query
      .update(handovers)
      .set({ toldAt: MONDAY, introducedAt: MONDAY })
      .where(eq(handovers.departureId, made.id));
    await scheduleIntroductions(held.deps, made.id);
    await scheduleIntroductions(held.deps, made.id);
    const rows = await listPlanned(held.db, made.id);
    expect(rows.map(({ introduction }) => introduction)).toMatchObject([
      { format: "inNotice", state: "held", heldAt: MONDAY },
    ]);
  });
});

describe("after the last day", () => {
  it("the head takes the leaver's place as far as their cap reaches, then the notice stands", async () => {
    const { company, departureId } = await createScheduled(held.deps, { tier: "silver", clients: 22 });
    await tellClients(held.db, departureId, LAST_DAY_END);
    expect((await fact(departureId)).due).toBe(true);
    await scheduleIntroductions(held.deps, departureId);
    const rows = await listPlanned(held.db, departureId);
    const calls = rows.filter(({ introduction }) => introduction.format === "jointCall");
    expect(calls.length).toBe(20);
    expect(calls.every(({ introduction }) => introduction.hostId === company.head.id)).toBe(true);
    expect(calls.every(({ introduction }) => introduction.headIntroduced)).toBe(true);
    const inNotice = rows.filter(({ introduction }) => introduction.format === "inNotice");
    expect(inNotice.map(({ handover }) => handover.introducedAt)).toEqual([LAST_DAY_END, LAST_DAY_END]);
    expect(inNotice.every(({ handover }) => handover.switchDueAt !== null)).toBe(true);
    expect(await fact(departureId)).toEqual({ due: false, nextAt: null });
  });

  it("the head is asked for the outcome of what the leaver held and did not record", async () => {
    const { company, departureId, handoverId } = await createAgreed(held.deps, { tier: "silver" });
    await freezeClock(held.db, LAST_DAY_END);
    expect((await fact(departureId)).due).toBe(true);
    await scheduleIntroductions(held.deps, departureId);
    expect(await fact(departureId)).toEqual({ due: false, nextAt: null });
    const { rows } = await held.db.query.execute(sql`
      select assignee_id, detail, outcome from tasks where handover_id = ${handoverId} and kind = 'holdIntroduction' order by arrived_at`);
    expect(rows).toEqual([
      { assignee_id: company.leaver.id, detail: null, outcome: "moot" },
      { assignee_id: company.head.id, detail: "outcome", outcome: null },
    ]);
    expect(await introductionOf(held.db, handoverId)).toMatchObject({ state: "agreed", hostId: company.leaver.id });
  });

  it("a last day moved before an agreed meeting calls it off for everybody invited", async () => {
    const post = await startPost(held.deps);
    const { company, departureId, handoverId } = await createAgreed(held.deps, { tier: "silver" });
    await post.run(handoverId);
    const { sequence } = await introductionOf(held.db, handoverId);
    await held.db.query
      .update(departures)
      .set({ lastDayEndsAt: new Date("2026-04-14T09:00:00Z") })
      .where(eq(departures.id, departureId));
    await scheduleIntroductions(held.deps, departureId);
    await post.run(handoverId);
    const successor = company.reps[0]?.email ?? "";
    expect((await invitationsTo(held.db, successor)).map(({ method, sequence }) => [method, sequence])).toEqual([
      ["REQUEST", sequence],
      ["CANCEL", sequence + 1],
    ]);
    expect(await introductionOf(held.db, handoverId)).toMatchObject({ state: "planned", hostId: company.head.id });
    await post.stop();
  });
});
