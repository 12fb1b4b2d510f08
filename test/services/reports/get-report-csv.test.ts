import { describe, expect, it } from "vitest";
import { getReportCsv } from "../../../services/reports/get-report-csv.ts";
import { createDeparture, listAuditVerbs, MONDAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany } from "../../support/departures.ts";

const held = useDatabase();

async function running() {
  const company = await createLeaverCompany(held.deps, { clients: 0 });
  const { id } = await createDeparture(held.db, company, { clients: 2, departure: { leaverToldAt: MONDAY } });
  return { ...company, departureId: id };
}

describe("a report as CSV", () => {
  it("is the report's lines with a header, and leaves its audit row", async () => {
    const { actors, departureId } = await running();
    const { fileName, rows, csv } = await getReportCsv(held.deps, actors.head, { report: "departure", departureId });
    expect({ fileName, rows }).toEqual({ fileName: "departure.csv", rows: 1 });
    expect(csv.split("\r\n")).toEqual([
      "tier,band,clients,open,handedOver,lost,letGo,annualRevenue (USD)",
      "silver,low,2,2,0,0,0,10000.00",
      "",
    ]);
    expect(await listAuditVerbs(held.db)).toContain("exportReport");
  });

  it("has no revenue and no client for HR", async () => {
    const { actors, departureId } = await running();
    const { csv } = await getReportCsv(held.deps, actors.hr, { report: "departure", departureId });
    expect(csv).toContain("silver,low,2,2,0,0,0,\r\n");
    await expect(getReportCsv(held.deps, actors.hr, { report: "closing", departureId })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("names clients for who may export them (R79)", async () => {
    const { actors, departureId } = await running();
    const { rows, csv } = await getReportCsv(held.deps, actors.head, { report: "closing", departureId });
    expect(rows).toBe(2);
    expect(csv).toMatch(/clientName,tier[\s\S]*Client \d+,silver/);
  });

  it("has the workload of one team alone where it is named", async () => {
    const { actors, team } = await running();
    const other = await createLeaverCompany(held.deps, { clients: 0 });
    const get = (teamId?: string) => getReportCsv(held.deps, actors.executive, { report: "workload", teamId });
    expect((await get()).csv).toContain(`${other.team.name},`);
    const { csv, rows } = await get(team.id);
    expect(csv).not.toContain(`${other.team.name},`);
    expect(csv.match(new RegExp(`^${team.name},`, "gm"))).toHaveLength(rows);
    expect(rows).toBeGreaterThan(0);
  });

  it("is nobody's who has given notice, a refusal audited", async () => {
    const { actors, ...company } = await running();
    await createDeparture(held.db, { ...company, leaver: company.head }, { clients: 0 });
    await expect(getReportCsv(held.deps, actors.head, { report: "workload" })).rejects.toMatchObject({
      reason: "exportRefused",
    });
    expect(await listAuditVerbs(held.db)).toContain("exportRefused");
  });

  it("follows who may read the report", async () => {
    const { actors, departureId } = await running();
    const get = (actor: typeof actors.hr, report: "departure" | "workload" | "people") =>
      getReportCsv(held.deps, actor, { report, departureId });
    await expect(get(actors.leaver, "departure")).rejects.toMatchObject({ code: "forbidden" });
    await expect(get(actors.hr, "workload")).rejects.toMatchObject({ code: "forbidden" });
    await expect(get(actors.head, "people")).rejects.toMatchObject({ code: "forbidden" });
    expect((await get(actors.head, "workload")).csv).toMatch(/^team,person,grade,activeClients/);
    expect((await get(actors.hr, "people")).rows).toBe(1);
  });

  it("needs to know which departure", async () => {
    const { actors } = await running();
    await expect(getReportCsv(held.deps, actors.head, { report: "departure" })).rejects.toMatchObject({
      reason: "departureMissing",
    });
  });
});
