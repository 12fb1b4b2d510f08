import { eq, sql } from "drizzle-orm";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { notes } from "../../db/schema/departures.ts";
import { proposals } from "../../db/schema/owners.ts";
import { PASSWORD, startTestApi, type TestApi } from "../support/api.ts";
import { launchBrowser, watchPage } from "../support/browser.ts";
import type { Person } from "../support/company.ts";
import { layouts, openKeyboard } from "../support/keyboard.ts";
import { createProposals, type ProposedDeparture } from "../support/proposals.ts";
import { sealAll } from "../support/seal-all.ts";

let api: TestApi;
let browser: Browser;
const contexts: BrowserContext[] = [];
const faults: string[] = [];

beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
});
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  expect(faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

/** A browser of its own, signed in at the door, at an address. */
async function open(person: Person, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1500, height: 950 }, locale: "en-GB" });
  contexts.push(context);
  const page = await context.newPage();
  const said = watchPage(page);
  page.on("close", () => faults.push(...said));
  await page.goto(`${api.url}/sign-in?to=${encodeURIComponent(path)}`);
  await page.getByRole("textbox", { name: "E-mail" }).fill(person.email ?? "");
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  return page;
}

async function prepare(clients: number): Promise<ProposedDeparture & { path: string }> {
  const departure = await createProposals(api.db, clients);
  await api.signIn(departure.company.head.id);
  return { ...departure, path: `/departures/${departure.id}/owners` };
}

const countDecisions = async (handoverIds: readonly string[]) => {
  const { rows } = await api.db.query.execute<{ decision: string; count: number }>(sql`
    select coalesce(decision, 'open') as decision, count(*)::int as count from proposals
    where handover_id = any(${sql.param([...handoverIds])}::uuid[]) group by 1`);
  return Object.fromEntries(rows.map(({ decision, count }) => [decision, count]));
};
const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const rowUnderCursor = (page: Page) => page.locator("tr[data-current]").innerText();

describe.each(layouts)("a head with a keyboard alone (%s)", (layout) => {
  test("decides 200 clients: 12 changed, 3 refused, one decided by somebody else meanwhile, the rest approved", async () => {
    const { company, id, other, handoverIds, path } = await prepare(200);
    const page = await open(company.head, path);
    const keys = await openKeyboard(page, layout);
    const mark = async (rows: number) => {
      for (let row = 0; row < rows; row++) {
        await keys.press("KeyJ");
        await keys.press("KeyX");
      }
    };
    await seen(page, "0 of 200 reviewed");

    await mark(12);
    await seen(page, "12 selected");
    await keys.press("Enter");
    await page.getByRole("dialog", { name: "Another person for 12 clients" }).waitFor();
    await keys.type(other.name);
    await keys.press("Enter");
    await keys.type("Knows the trade");
    await keys.press("Enter");
    await seen(page, "12 of 200 reviewed");

    await mark(3);
    await keys.press("KeyR");
    await page.getByRole("dialog", { name: "Refuse the proposals for 3 clients" }).waitFor();
    await keys.type("Nobody of these");
    await keys.press("Enter");
    await seen(page, "15 of 200 reviewed");

    for (let row = 0; row < 5; row++) {
      await keys.press("KeyJ");
      await keys.press("KeyV");
    }
    await seen(page, "20 of 200 reviewed");
    await seen(page, "Your marks are saved");

    const elsewhere = await open(company.head, path);
    await seen(elsewhere, "20 of 200 reviewed");
    await elsewhere.getByText("My changes 15").waitFor();

    const under = await rowUnderCursor(page);
    const executive = await api.signIn(company.executive.id);
    const last = handoverIds.at(-1) as string;
    const meanwhile = await executive.post(`departures/${id}/approve-owners`, {
      changes: [{ handoverId: last, personId: other.id, reason: "Agreed with the client" }],
    });
    expect(meanwhile.body).toMatchObject({ changed: 1 });
    await sealAll(api.db);
    await page.getByText("Changed meanwhile 1").waitFor();
    expect(await rowUnderCursor(page)).toBe(under);

    await keys.press("KeyA");
    const dialog = page.getByRole("dialog", { name: "Approve the rest?" });
    await dialog.getByText("1 changed meanwhile").waitFor();
    expect(await dialog.locator("dd").allInnerTexts()).toEqual(["184", "12", "3"]);
    expect(await countDecisions(handoverIds)).toEqual({ open: 199, changed: 1 });
    await dialog.getByRole("button", { name: "Decide 199 clients" }).waitFor();
    await keys.press("Enter");

    await seen(page, "184 approved, 12 changed, 3 refused.");
    const left = page.getByRole("table", { name: "1 client left out" });
    expect(await left.locator("tbody tr").allInnerTexts()).toEqual(["Client 200\tNo longer open"]);
    expect(await left.getByRole("link", { name: "Client 200" }).getAttribute("href")).toBe(`/handovers/${last}`);
    expect(await countDecisions(handoverIds)).toEqual({ approved: 184, changed: 13, refused: 3 });
    const reasons = await api.db.query.select().from(notes).where(eq(notes.authorId, company.head.id));
    expect(reasons.map((note) => note.text).sort()).toEqual([
      ...Array<string>(12).fill("Knows the trade"),
      ...Array<string>(3).fill("Nobody of these"),
    ]);
  }, 90_000);
});

test("a client whose proposal was made anew is shown as changed, left out, and decided once it is read again", async () => {
  const { company, other, handoverIds, path } = await prepare(3);
  const page = await open(company.head, path);
  await seen(page, "0 of 3 reviewed");
  const anew = handoverIds[1] as string;
  await api.db.query.update(proposals).set({ proposedId: other.id, version: 2 }).where(eq(proposals.handoverId, anew));
  await page.reload();
  await seen(page, "0 of 3 reviewed");
  const keys = await openKeyboard(page, "latin");
  await keys.press("KeyJ", 2);
  await keys.press("KeyV");
  await seen(page, "1 of 3 reviewed");
  await seen(page, "Your marks are saved");
  await api.db.query.update(proposals).set({ version: 3 }).where(eq(proposals.handoverId, anew));
  await page.reload();
  await page.getByText("Changed meanwhile 1").waitFor();
  await keys.press("KeyJ", 2);
  await seen(page, /Changed since you marked it/);
  await keys.press("KeyA");
  await seen(page, "1 changed meanwhile");
  await keys.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await keys.press("KeyV");
  await page.getByText("Changed meanwhile 0").waitFor();
  await keys.press("KeyA");
  await page.getByRole("button", { name: "Decide 3 clients" }).waitFor();
  await keys.press("Enter");
  await seen(page, "3 approved, 0 changed, 0 refused.");
});

test("two devices, one offline: both keep their marks, and only the client they decided otherwise on is asked about", async () => {
  const { company, other, path } = await prepare(4);
  const [here, there] = [await open(company.head, path), await open(company.head, path)];
  for (const page of [here, there]) await seen(page, "0 of 4 reviewed");
  const refuse = async (page: Page, rows: number, reason: string) => {
    await page.keyboard.press("KeyJ");
    for (let row = 1; row < rows; row++) await page.keyboard.press("KeyJ");
    await page.keyboard.press("KeyR");
    await page.getByLabel("Reason").fill(reason);
    await page.keyboard.press("Enter");
  };
  await here.context().setOffline(true);
  await refuse(here, 1, "said here");
  await refuse(here, 1, "said here too");
  await seen(here, /No connection: your marks are kept here/);
  await there.keyboard.press("KeyJ");
  await there.keyboard.press("Enter");
  await there.keyboard.type(other.name);
  await there.keyboard.press("Enter");
  await there.keyboard.type("said there");
  await there.keyboard.press("Enter");
  await seen(there, "Your marks are saved");

  await here.context().setOffline(false);
  const asked = here.getByRole("alert").filter({ hasText: "Your two devices differ" });
  await asked.getByText("Client 001", { exact: true }).waitFor();
  await seen(here, "2 of 4 reviewed");
  await asked.getByRole("button", { name: /The other device: To .*said there/ }).waitFor();
  await asked.getByRole("button", { name: /This device: Refuse \(said here\)/ }).press("Enter");
  await asked.waitFor({ state: "detached" });
  await seen(here, "Your marks are saved");
  await there.reload();
  await there.getByText("My changes 2").waitFor();
  expect(await there.getByRole("row").filter({ hasText: "Refuse" }).count()).toBe(2);
});

test("the load of each person follows the marks at once, and too much is said before it is decided", async () => {
  const { company, other, path } = await prepare(3);
  await api.db.query.execute(sql`update people set capacity = 1 where id = ${other.id}`);
  const page = await open(company.head, path);
  await seen(page, "0 of 3 reviewed");
  await page.getByRole("checkbox", { name: "All" }).press("Space");
  await page.getByRole("button", { name: "Change 3" }).press("Enter");
  await page.keyboard.type(other.name);
  await page.keyboard.press("Enter");
  await seen(page, `${other.name} would have 3 of 1 clients. That is 2 more than the limit.`);
  await page.keyboard.type("all in one hand");
  await page.keyboard.press("Enter");
  const load = page.getByRole("row").filter({ hasText: "2 too many" });
  expect(await load.innerText()).toContain("3 of 1");
  await page.getByRole("button", { name: `Raise the limit of ${other.name}` }).press("Enter");
  await page.getByLabel("Reason").fill("agreed with the person");
  await page.keyboard.press("Enter");
  await load.waitFor({ state: "detached" });
  await page.keyboard.press("KeyA");
  await page.getByRole("button", { name: "Decide 3 clients" }).press("Enter");
  await seen(page, "0 approved, 3 changed, 0 refused.");
});

test("who reads the plan and does not decide sees it without a single button that decides", async () => {
  const { id, company, path } = await prepare(2);
  await api.db.query.execute(
    sql`delete from tasks where departure_id = ${id} and assignee_id = ${company.executive.id}`,
  );
  await api.signIn(company.executive.id);
  const page = await open(company.executive, path);
  await seen(page, "Client 001");
  await seen(page, /The head of the team decides/);
  await page.keyboard.press("KeyJ");
  await page.getByRole("heading", { name: "Client 001" }).waitFor();
  expect(
    await page
      .getByRole("main")
      .getByRole("button", { name: /Approve|Change|Refuse|Reviewed|Raise/ })
      .count(),
  ).toBe(0);
  expect(await page.getByRole("main").getByRole("checkbox").count()).toBe(0);
});

test("the help names the page's own keys", async () => {
  const { company, path } = await prepare(1);
  const page = await open(company.head, path);
  await seen(page, "0 of 1 reviewed");
  await page.keyboard.press("Shift+Slash");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  await help.getByText("Approve all the rest").waitFor();
  await help.getByText("Next row").waitFor();
});
