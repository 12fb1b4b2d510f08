import { eq, inArray } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { departureReasons, departures } from "../../../db/schema/departures.ts";
import { people } from "../../../db/schema/people.ts";
import type { ExitReason } from "../../../domain/codes.ts";
import { getPeopleReport } from "../../../services/reports/get-people-report.ts";
import { createDeparture, createPerson, freezeClock, MONDAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany } from "../../support/departures.ts";

const held = useDatabase();
type Company = Awaited<ReturnType<typeof createLeaverCompany>>;
let company: Company;

beforeEach(async () => {
  await held.db.query.update(people).set({ status: "left" });
  await held.db.query.update(departures).set({ state: "withdrawn" });
  company = await createLeaverCompany(held.deps, { clients: 0 });
  await freezeClock(held.db, new Date("2026-06-01T09:00:00Z"));
});

async function leave(reason: ExitReason, overrides: Partial<typeof departures.$inferInsert> = {}) {
  const leaver = await createPerson(held.db, { teamId: company.team.id });
  const departure = { state: "closed" as const, leaverToldAt: MONDAY, ...overrides };
  const { id } = await createDeparture(held.db, { ...company, leaver }, { clients: 0, departure });
  await held.db.query.insert(departureReasons).values({ departureId: id, reason });
  await held.db.query.update(people).set({ status: "left" }).where(eq(people.id, leaver.id));
  return id;
}
const report = (actor = company.actors.hr, year?: number) => getPeopleReport(held.deps, actor, { year });

describe("the report on people", () => {
  it("counts leavers of the year and turnover by the average headcount (R83)", async () => {
    await leave("pay");
    await leave("manager");
    // Head, leaver and two reps stay; both who left were there at the start.
    expect(await report()).toMatchObject({
      from: "2026-01-01",
      to: "2026-06-01",
      leavers: 2,
      averageHeadcount: 5,
      turnoverBp: 4000,
    });
    expect(await report(company.actors.hr, 2025)).toMatchObject({ to: "2025-12-31", leavers: 0, averageHeadcount: 6 });
  });

  it("shows reasons from five leavers up, HR and executives alike", async () => {
    for (const reason of ["pay", "pay", "workload", "manager"] as const) await leave(reason);
    expect((await report()).reasons).toBeNull();
    await leave("pay");
    const reasons = [
      { reason: "pay", leavers: 3, unaddressed: 3 },
      { reason: "manager", leavers: 1, unaddressed: 1 },
      { reason: "workload", leavers: 1, unaddressed: 1 },
    ];
    expect((await report()).reasons).toEqual(reasons);
    expect((await report(company.actors.executive)).reasons).toEqual(reasons);
  });

  it("counts as addressed what has an action and a person for it (R84)", async () => {
    const ids = [];
    for (let i = 0; i < 5; i++) ids.push(await leave("pay"));
    await held.db.query
      .update(departureReasons)
      .set({ action: "Raise the base", actionOwnerId: company.executive.id })
      .where(inArray(departureReasons.departureId, ids.slice(0, 2)));
    expect((await report()).reasons).toEqual([{ reason: "pay", leavers: 5, unaddressed: 3 }]);
  });

  it("counts nobody whose notice was withdrawn, is not confirmed, or whose last working day is to come", async () => {
    await leave("pay", { state: "withdrawn" });
    await leave("pay", { state: "noticed", confirmedAt: null });
    await leave("pay", { state: "running", lastWorkingDay: "2026-06-12" });
    expect(await report()).toMatchObject({ leavers: 0, turnoverBp: 0 });
  });

  it("is HR's and executives' to read", async () => {
    for (const actor of [company.actors.head, company.actors.leaver])
      await expect(report(actor)).rejects.toMatchObject({ code: "forbidden" });
  });
});
