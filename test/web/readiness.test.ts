import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { interactions } from "../../db/schema/book.ts";
import { createClient, MONDAY } from "../support/company.ts";
import { createLeaverCompany } from "../support/departures.ts";
import { listTables } from "../support/read-table.ts";
import { useWeb } from "../support/web.ts";

const web = useWeb();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;

beforeAll(async () => {
  const { deps } = web.api;
  company = await createLeaverCompany(deps, { clients: 3 });
  const [first] = company.reps;
  const known = await createClient(deps.db, first?.id ?? null, { contact: null });
  await createClient(deps.db, first?.id ?? null);
  await deps.db.query.insert(interactions).values(
    [first, company.reps[1]].map((rep, at) => ({
      source: "test",
      sourceId: `call${at}`,
      clientId: known.id,
      personId: rep?.id ?? null,
      kind: "call" as const,
      at: MONDAY,
    })),
  );
});

const showTable = (page: Page) =>
  page.getByRole("region", { name: "Clients known to one employee only" }).getByText("Table", { exact: true }).click();

test("the chart's table has the figures of the API, rep by rep", async () => {
  const { body } = await (await web.api.signIn(company.head.id)).get("readiness");
  const { page, faults } = await web.openAs(company.head.id, "/readiness");
  await page.getByText("It guesses at nobody’s leaving").waitFor();
  await showTable(page);
  const shown = await listTables(page.getByRole("region", { name: "Clients known to one employee only" }));
  const reps: { person: { name: string }; clients: number; knownToOne: number }[] = body.teams[0].reps;
  const expected = reps
    .filter(({ clients }) => clients > 0)
    .sort((a, b) => b.knownToOne - a.knownToOne)
    .map(({ person, clients, knownToOne }) => [
      person.name,
      company.team.name,
      ...[knownToOne, clients - knownToOne, clients].map(String),
    ]);
  expect(expected).toHaveLength(2);
  expect(shown[0]?.rows).toEqual(expected);
  expect(faults).toEqual([]);
});

test("a rep opened by keyboard shows gaps with what to do next, and who could take over with their free places", async () => {
  const { body } = await (await web.api.signIn(company.head.id)).get("readiness");
  const { page } = await web.openAs(company.head.id, "/readiness");
  const rep = company.reps[0]?.name ?? "";
  await page
    .getByRole("row")
    .filter({ has: page.getByRole("cell", { name: rep, exact: true }) })
    .focus();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: rep });
  await drawer.getByText("Name at least one person to talk to there.").waitFor();
  const tables = await listTables(drawer);
  const figures = body.teams[0].reps.find((one: { person: { name: string } }) => one.person.name === rep);
  expect(tables[0]?.rows.map(([, count]) => Number(count))).toEqual(
    figures.gaps.map((gap: { count: number }) => gap.count),
  );
  expect(tables[1]?.rows.map(([name, , free, fits]) => [name, Number(free), Number(fits)])).toEqual(
    figures.couldTakeOver.map((one: { name: string; freePlaces: number; fits: number }) => [
      one.name,
      one.freePlaces,
      one.fits,
    ]),
  );
  await drawer.getByText("would find a place with these colleagues together").waitFor();
  expect(new URL(page.url()).searchParams.get("rep")).toBe(company.reps[0]?.id);
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
});

test("a header sorts the account managers by their clients", async () => {
  const { page } = await web.openAs(company.head.id, "/readiness");
  const table = page.getByRole("table", { name: "Account managers" });
  await table.getByRole("button", { name: "Sort by Clients" }).click();
  await table.getByRole("button", { name: "Sort by Clients" }).click();
  expect(await table.getByRole("row").nth(1).getByRole("cell").first().textContent()).toBe(company.leaver.name);
});

test("an executive sees each team's totals and opens one of them by the address", async () => {
  const other = await createLeaverCompany(web.api.deps, { clients: 1 });
  const { page } = await web.openAs(company.executive.id, "/readiness");
  const teams = page.getByRole("table", { name: "Teams" });
  // Of the two tables only the one with the focus hears the keys.
  await teams.getByRole("row").filter({ hasText: other.team.name }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/readiness?team=${other.team.id}`);
  await page.getByRole("table", { name: "Account managers" }).getByText(other.leaver.name).waitFor();
  expect(await page.getByRole("table", { name: "Account managers" }).getByText(company.leaver.name).count()).toBe(0);
});

test("HR has no such page", async () => {
  const { page } = await web.openAs(company.hr.id, "/readiness");
  await page.getByRole("heading", { level: 1, name: "This is not yours to see" }).waitFor();
});
