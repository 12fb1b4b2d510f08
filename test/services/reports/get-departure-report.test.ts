import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { orders } from "../../../db/schema/book.ts";
import { handovers } from "../../../db/schema/departures.ts";
import { offerDecisions } from "../../../db/schema/offers.ts";
import { getDepartureReport } from "../../../services/reports/get-departure-report.ts";
import { actorOf, createDeparture, MONDAY } from "../../support/company.ts";
import { countStatements } from "../../support/count-statements.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany } from "../../support/departures.ts";

const held = useDatabase();

async function running(clients: number) {
  const company = await createLeaverCompany(held.deps, { clients: 0 });
  const departure = await createDeparture(held.db, company, { clients, departure: { leaverToldAt: MONDAY } });
  const set = (at: number, values: Partial<typeof handovers.$inferInsert>) =>
    held.db.query
      .update(handovers)
      .set(values)
      .where(eq(handovers.id, departure.handovers[at]?.id ?? ""));
  const order = (at: number, orderedOn: string) =>
    held.db.query.insert(orders).values({
      source: "test",
      sourceId: crypto.randomUUID(),
      clientId: departure.handovers[at]?.clientId ?? "",
      orderedOn,
      status: "done",
      amountMinor: 1000,
    });
  const report = (actor = company.actors.head) => getDepartureReport(held.deps, actor, { departureId: departure.id });
  return { ...company, ...departure, set, order, report };
}

describe("the report of a departure", () => {
  it("has its clients by tier and risk band with how they ended, highest first", async () => {
    const { set, report } = await running(5);
    await set(0, { effectiveTier: "gold", riskScore: 65, end: "handedOver" });
    await set(1, { effectiveTier: "gold", riskScore: 20 });
    await set(2, { riskScore: 45, end: "lost" });
    await set(3, { riskScore: 45, end: "letGo" });
    await set(4, { effectiveTier: null, riskScore: 20, annualRevenueMinor: 7 });
    const line = { clients: 1, open: 0, handedOver: 0, lost: 0, letGo: 0, annualRevenueMinor: 500_000 };
    expect((await report()).lines).toEqual([
      { ...line, tier: "gold", band: "high", handedOver: 1 },
      { ...line, tier: "gold", band: "low", open: 1 },
      { ...line, tier: "silver", band: "medium", clients: 2, lost: 1, letGo: 1, annualRevenueMinor: 1_000_000 },
      { ...line, tier: null, band: "low", open: 1, annualRevenueMinor: 7 },
    ]);
  });

  it("counts who is kept (R85) and lost (R49): active of late and not gone, of the portfolio at notice", async () => {
    const { set, order, report } = await running(6);
    for (const at of [0, 1, 3, 4, 5]) await order(at, "2026-03-20");
    await order(2, "2025-12-20");
    await set(1, { end: "lost" });
    await set(4, { prospect: true });
    await set(5, { end: "excluded" });
    expect(await report()).toMatchObject({
      prospects: 1,
      excluded: 1,
      noticeOn: "2026-04-06",
      asOf: "2026-04-06",
      retention: { inPortfolio: 4, active: 2, retentionBp: 5000, lost: 1, churnBp: 2500 },
    });
  });

  it("tells what offers cost to who may view offers, HR neither that nor revenue", async () => {
    const { handovers: made, actors, report } = await running(3);
    const decided = { proposedReason: "pays", proposedAt: MONDAY, decidedAt: MONDAY };
    await held.db.query.insert(offerDecisions).values([
      { ...decided, handoverId: made[0]?.id ?? "", offerCode: "event", costMinor: 4000 },
      { ...decided, handoverId: made[1]?.id ?? "", offerCode: null, costMinor: 0 },
    ]);
    const offers = { withOffer: 1, none: 1, undecided: 1, costMinor: 4000, budgetMinor: 1_000_000 };
    expect((await report()).offers).toEqual(offers);
    const forHr = await report(actors.hr);
    expect(forHr).not.toHaveProperty("offers");
    expect(forHr.lines.map((line) => line.annualRevenueMinor)).toEqual([null]);
    expect(forHr.retention.inPortfolio).toBe(3);
  });

  it("is not the leaver's nor another head's", async () => {
    const { actors, report } = await running(1);
    const other = await createLeaverCompany(held.deps, { clients: 0 });
    for (const actor of [actors.leaver, await actorOf(held.db, other.head)])
      await expect(report(actor)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("asks the database as often for many clients as for few", async () => {
    const [few, many] = [await running(1), await running(100)];
    expect(await countStatements(held.deps, () => many.report())).toBe(
      await countStatements(held.deps, () => few.report()),
    );
  });
});
