import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { departureReasons, handovers } from "../../db/schema/departures.ts";
import { people } from "../../db/schema/people.ts";
import type { ExitReason } from "../../domain/codes.ts";
import { createDeparture, createPerson, MONDAY } from "../support/company.ts";
import { createLeaverCompany } from "../support/departures.ts";
import { listTables } from "../support/read-table.ts";
import { startTestWeb, type TestWeb } from "../support/web.ts";

let web: TestWeb;
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
let departureId: string;

beforeAll(async () => {
  web = await startTestWeb();
  const { db } = web.api;
  company = await createLeaverCompany(web.api.deps, { clients: 0 });
  const departure = await createDeparture(db, company, { clients: 4, departure: { leaverToldAt: MONDAY } });
  departureId = departure.id;
  const changes = [{ effectiveTier: "gold", riskScore: 65, end: "handedOver" }, { end: "lost" }] as const;
  for (const [at, values] of changes.entries())
    await db.query
      .update(handovers)
      .set(values)
      .where(eq(handovers.id, departure.handovers[at]?.id ?? ""));
});
afterAll(() => web.stop());

const panel = (page: Page, name: string) => page.getByRole("region", { name });
const showTable = (page: Page, name: string) => panel(page, name).getByText("Table", { exact: true }).click();

async function downloadCsv(page: Page): Promise<string[][]> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as CSV" }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  return text
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
}

test("a departure's report is opened from the list; its table has the figures of the API, and its CSV those of the table", async () => {
  const { body } = await (await web.api.signIn(company.head.id)).get(`reports/departures/${departureId}`);
  const { page, faults } = await web.openAs(company.head.id, "/reports");
  await page.getByRole("row").filter({ hasText: company.leaver.name }).click();
  await page.getByRole("heading", { level: 1, name: `Risk and retention: ${company.leaver.name}` }).waitFor();
  await showTable(page, "Clients by tier and risk");
  const [table] = await listTables(panel(page, "Clients by tier and risk"));
  expect(table?.rows).toEqual([
    ["Gold", "High risk", "1", "1", "0", "0", "0", "US$5,000"],
    ["Silver", "Low risk", "3", "0", "2", "1", "0", "US$15,000"],
  ]);
  const figuresOf = (line: Record<string, number>) =>
    ["clients", "handedOver", "open", "lost", "letGo"].map((name) => String(line[name]));
  expect(table?.rows.map((row) => row.slice(2, 7))).toEqual(body.lines.map(figuresOf));

  const [head = [], ...lines] = await downloadCsv(page);
  const read = lines.map((line) => Object.fromEntries(head.map((name, at) => [name, Number(line[at])])));
  expect(read.map(figuresOf)).toEqual(table?.rows.map((row) => row.slice(2, 7)));
  expect(faults).toEqual([]);
});

test("HR reads the same report without revenue and offers", async () => {
  const { page } = await web.openAs(company.hr.id, `/reports/${departureId}`);
  await showTable(page, "Clients by tier and risk");
  const [table] = await listTables(panel(page, "Clients by tier and risk"));
  expect(table?.head).not.toContain("Annual revenue");
  expect(await page.getByRole("heading", { name: "Offers" }).count()).toBe(0);
});

test("the workload's table and CSV have each rep of the head's team with tasks and share done in time", async () => {
  const { body } = await (await web.api.signIn(company.head.id)).get("reports/workload");
  const { page } = await web.openAs(company.head.id, "/reports?report=workload");
  await showTable(page, "Workload per account manager");
  const [table] = await listTables(panel(page, "Workload per account manager"));
  type Line = { person: { name: string }; activeClients: number; capacity: number; openTasks: number };
  expect(table?.rows.map((row) => [row[1], row[3], row[4], row[5]])).toEqual(
    body.items.map((line: Line) => [
      line.person.name,
      ...[line.activeClients, line.capacity, line.openTasks].map(String),
    ]),
  );
  const [head = [], ...lines] = await downloadCsv(page);
  const at = ["person", "activeClients", "capacity", "openTasks"].map((name) => head.indexOf(name));
  expect(lines.map((line) => at.map((place) => line[place]))).toEqual(
    table?.rows.map((row) => [row[1], row[3], row[4], row[5]]),
  );
  expect(await page.getByRole("tab").allTextContents()).toEqual(["Departures", "Workload"]);
});

async function leave(reason: ExitReason): Promise<void> {
  const { db } = web.api;
  const leaver = await createPerson(db, { teamId: company.team.id });
  const departure = {
    state: "closed" as const,
    leaverToldAt: MONDAY,
    noticeOn: "2026-01-12",
    lastWorkingDay: "2026-02-27",
    endOfEmployment: "2026-02-27",
  };
  const { id } = await createDeparture(db, { ...company, leaver }, { clients: 0, departure });
  await db.query.insert(departureReasons).values({ departureId: id, reason });
  await db.query.update(people).set({ status: "left" }).where(eq(people.id, leaver.id));
}

test("reasons of leaving are hidden under five leavers and said why; from five up they stand there and in the CSV", async () => {
  for (const reason of ["pay", "pay", "workload", "manager"] as const) await leave(reason);
  const { page } = await web.openAs(company.hr.id, "/reports?report=people&year=2026");
  await panel(page, "Why they left").getByText("shown from 5 leavers a year up").waitFor();
  await panel(page, "Why they left").getByText("In 2026 4 people left.").waitFor();
  expect(await page.getByText("Pay", { exact: true }).count()).toBe(0);

  await leave("pay");
  await page.reload();
  await showTable(page, "Why they left");
  const [table] = await listTables(panel(page, "Why they left"));
  expect(table?.rows).toEqual([
    ["Pay", "3", "3"],
    ["The superior", "1", "1"],
    ["Workload", "1", "1"],
  ]);
  const [head = [], ...lines] = await downloadCsv(page);
  const at = ["reasonLeavers", "unaddressed"].map((name) => head.indexOf(name));
  const ofReasons = lines.filter((line) => line[head.indexOf("reason")] !== "");
  expect(ofReasons.map((line) => at.map((place) => line[place]))).toEqual(table?.rows.map((row) => row.slice(1)));
});

test("another year is chosen by the select and stands in the address", async () => {
  const { page } = await web.openAs(company.executive.id, "/reports?report=people");
  await page.getByRole("combobox", { name: "Year" }).click();
  await page.getByRole("option", { name: "2024" }).click();
  await page.waitForURL("**/reports?report=people&year=2024");
  await page.getByText("In 2024 nobody left.").waitFor();
});

test("an account manager has no reports", async () => {
  const { page } = await web.openAs(company.reps[0]?.id ?? "", `/reports/${departureId}`);
  await page.getByRole("heading", { level: 1, name: "This is not yours to see" }).waitFor();
});
