import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { departures, handovers, steps } from "../../../db/schema/departures.ts";
import { effects } from "../../../db/schema/effects.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { listBoard } from "../../../services/board/list-board.ts";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { actorOf, createDeparture, freezeClock, MONDAY } from "../../support/company.ts";
import { countStatements } from "../../support/count-statements.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, notice } from "../../support/departures.ts";

const held = useDatabase();

async function running(clients = 2) {
  const company = await createLeaverCompany(held.deps, { clients: 0 });
  const departure = await createDeparture(held.db, company, { clients, departure: { leaverToldAt: MONDAY } });
  const board = async (actor = company.actors.head) =>
    (await listBoard(held.deps, actor)).items.find((item) => item.id === departure.id);
  return { ...company, ...departure, board };
}

const task = (departureId: string, kind: "signInventory" | "needsAttention", dueAt: Date) => ({
  key: crypto.randomUUID(),
  departureId,
  kind,
  arrivedAt: MONDAY,
  dueAt,
  zone: "UTC",
  dueDay: dueAt.toISOString().slice(0, 10),
});

describe("the board", () => {
  it("counts down to the last working day, today included", async () => {
    const { board } = await running();
    expect(await board()).toMatchObject({ workingDaysLeft: 10, calendarDaysLeft: 11, stage: "S1", late: false });
    await freezeClock(held.db, new Date("2026-04-20T09:00:00Z"));
    expect(await board()).toMatchObject({ workingDaysLeft: 0, calendarDaysLeft: -3 });
    await freezeClock(held.db);
  });

  it("says what holds a departure up, each with its count", async () => {
    const { id, handovers: made, board } = await running(3);
    await freezeClock(held.db, new Date("2026-04-08T09:00:00Z"));
    await held.db.query
      .insert(tasks)
      .values([
        task(id, "signInventory", new Date("2026-04-07T09:00:00Z")),
        task(id, "signInventory", new Date("2026-04-07T10:00:00Z")),
        task(id, "needsAttention", new Date("2026-04-30T09:00:00Z")),
      ]);
    const effect = { kind: "colleagueMail", departureId: id, factId: id, factRevision: 1 } as const;
    const sent = { ...effect, workflowId: `departure:${id}`, notBefore: MONDAY, plannedAt: MONDAY };
    await held.db.query.insert(effects).values([
      { ...sent, key: `${id}1`, state: "unknown" },
      { ...sent, key: `${id}2`, state: "failed" },
      { ...sent, key: `${id}3`, state: "accepted" },
    ]);
    await held.db.query.insert(steps).values([
      { workflowId: `departure:${id}`, step: "proposeOwners", attempts: 2, failure: "Error: no" },
      { workflowId: `handover:${made[0]?.id}`, step: "switchOwners", attempts: 1, failure: "Error: no" },
      { workflowId: `handover:${made[1]?.id}`, step: "switchOwners", attempts: 0 },
    ]);
    const item = await board();
    expect(item?.blockers).toEqual([
      { code: "stageLate", stage: "S1", taskKind: null, count: 3 },
      { code: "stepsFailing", stage: null, taskKind: null, count: 2 },
      { code: "effectsUnknown", stage: null, taskKind: null, count: 1 },
      { code: "effectsFailed", stage: null, taskKind: null, count: 1 },
      { code: "needsAttention", stage: null, taskKind: null, count: 1 },
      { code: "overdueTasks", stage: null, taskKind: "signInventory", count: 2 },
    ]);
    expect(item?.late).toBe(true);
    await freezeClock(held.db);
  });

  it("takes every client without an end as at risk, with its revenue, and those with signs apart (R34)", async () => {
    const { handovers: made, board } = await running(4);
    const [ended = "", signed = "", prospect = ""] = made.map((handover) => handover.id);
    await held.db.query.update(handovers).set({ end: "handedOver" }).where(eq(handovers.id, ended));
    await held.db.query
      .update(handovers)
      .set({ signs: ["noEnquiries"], annualRevenueMinor: 700_000 })
      .where(eq(handovers.id, signed));
    await held.db.query.update(handovers).set({ prospect: true, tier: null }).where(eq(handovers.id, prospect));
    expect((await board())?.atRisk).toEqual({
      clients: 2,
      annualRevenueMinor: 1_200_000,
      clientsWithSigns: 1,
      annualRevenueWithSignsMinor: 700_000,
    });
  });

  it("shows HR the numbers of clients and no revenue", async () => {
    const { board, actors } = await running();
    expect((await board(actors.hr))?.atRisk).toEqual({
      clients: 2,
      annualRevenueMinor: null,
      clientsWithSigns: 0,
      annualRevenueWithSignsMinor: null,
    });
  });

  it("has a notice not confirmed for HR and the head, and for nobody else", async () => {
    const { actors, ...company } = await createLeaverCompany(held.deps);
    const { id } = await openDeparture(held.deps, actors.hr, notice(company));
    const seen = async (actor = actors.head) =>
      (await listBoard(held.deps, actor)).items.find((item) => item.id === id)?.blockers[0]?.code ?? null;
    expect(await seen()).toBe("noticeUnconfirmed");
    expect(await seen(actors.hr)).toBe("noticeUnconfirmed");
    expect(await seen(actors.executive)).toBeNull();
    expect(await seen(actors.leaver)).toBeNull();
  });

  it("takes every client the leaver owns as at risk before the inventory has reckoned their revenue", async () => {
    const { actors, ...company } = await createLeaverCompany(held.deps, { clients: 3 });
    const { id } = await openDeparture(held.deps, actors.hr, notice(company));
    const item = (await listBoard(held.deps, actors.head)).items.find((one) => one.id === id);
    expect(item?.atRisk).toEqual({
      clients: 3,
      annualRevenueMinor: null,
      clientsWithSigns: 0,
      annualRevenueWithSignsMinor: null,
    });
  });

  it("leaves out who has closed, another team's head and the leaver", async () => {
    const { id, board, actors } = await running();
    const other = await createLeaverCompany(held.deps, { clients: 0 });
    expect(await board(await actorOf(held.db, other.head))).toBeUndefined();
    expect(await board(actors.leaver)).toBeUndefined();
    expect(await board(actors.executive)).toBeDefined();
    await held.db.query.update(departures).set({ state: "closed" }).where(eq(departures.id, id));
    expect(await board()).toBeUndefined();
  });

  it("asks the database as often for many departures as for few", async () => {
    const { actors } = await running();
    const few = await countStatements(held.deps, (deps) => listBoard(deps, actors.hr));
    for (let i = 0; i < 3; i++) await running();
    expect(await countStatements(held.deps, (deps) => listBoard(deps, actors.hr))).toBe(few);
  });
});
