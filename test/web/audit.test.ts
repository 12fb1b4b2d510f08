import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { createDatabase } from "../../db/client.ts";
import { change, done } from "../../db/transaction.ts";
import { openDeparture } from "../../services/departures/open-departure.ts";
import { createPerson, type Person } from "../support/company.ts";
import { createLeaverCompany, notice } from "../support/departures.ts";
import { sealAll } from "../support/seal-all.ts";
import { useWeb } from "../support/web.ts";

const web = useWeb();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
let auditor: Person;
let departureId: string;

beforeAll(async () => {
  company = await createLeaverCompany(web.api.deps);
  auditor = await createPerson(web.api.db, { name: "Audrey Auditor", roles: ["auditor"], teamId: null });
  departureId = (await openDeparture(web.api.deps, company.actors.hr, notice(company))).id;
  await sealAll(web.api.db);
});

const openAudit = (search = "") => web.openAs(auditor.id, `/audit${search}`);

test("a search by part of the actor's name finds what they did, and a row opens with all it holds", async () => {
  const { page, faults } = await openAudit();
  await page.getByLabel("Who, part of the name").fill(company.hr.name.toLowerCase());
  await page.getByRole("button", { name: "Search" }).last().click();
  await page.waitForURL("**/audit?actorName=*");
  await page.getByText("1 row, newest first").waitFor();
  const row = page.getByRole("row").filter({ hasText: "Notice recorded" });
  await row.getByText(company.hr.name).waitFor();
  await row.click();
  const drawer = page.getByRole("dialog", { name: /^Row \d+$/ });
  await drawer.getByText("openDeparture", { exact: true }).waitFor();
  await drawer.getByText(`departure:${departureId}`).waitFor();
  await drawer.getByRole("button", { name: "All about this subject" }).click();
  await page.waitForURL(`**/audit?subject=departure*${departureId}`);
  expect(faults).toEqual([]);
});

test("what was done is searched by its name, and the address holds the code", async () => {
  const { page } = await openAudit();
  await page.getByRole("combobox", { name: "What was done" }).fill("notice recorded");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/audit?verb=openDeparture");
  await page.getByText("1 row, newest first").waitFor();
});

test("a name of one letter is refused beside its field, and stays typed", async () => {
  const { page } = await openAudit();
  await page.getByLabel("Who, part of the name").fill("a");
  await page.getByRole("button", { name: "Search" }).last().click();
  await page.getByText("At least two letters.").waitFor();
  expect(await page.getByLabel("Who, part of the name").inputValue()).toBe("a");
});

test("more rows are loaded when the last ones are scrolled to", async () => {
  const entries = Array.from({ length: 450 }, (_, n) => ({ verb: "acted", subject: `thing:${n}`, body: { n } }));
  await change(web.api.db, { kind: "system", name: "test" }, async () =>
    done(null, entries as [(typeof entries)[number], ...typeof entries]),
  );
  const { page } = await openAudit("?verb=acted");
  await page.getByText("200 rows loaded").waitFor();
  const rows = page.getByRole("region", { name: "Audit", exact: true });
  const scrollToEnd = () =>
    page.evaluate(
      `(() => { const rows = document.querySelector("[data-rows]"); rows.scrollTo(0, rows.scrollHeight); })()`,
    );
  await scrollToEnd();
  await page.getByText("400 rows loaded").waitFor();
  await scrollToEnd();
  await page.getByText("450 rows, newest first").waitFor();
  expect(await rows.getByRole("row").count()).toBeLessThan(100);
});

test("rows grow with the reader's letters, and the last of them still comes into sight", async () => {
  const { page } = await openAudit("?verb=acted");
  await page.getByText("200 rows loaded").waitFor();
  await page.evaluate(`document.documentElement.style.fontSize = "24px"`);
  await page.getByRole("link", { name: "My work" }).click();
  await page.getByRole("heading", { level: 1, name: "My work" }).waitFor();
  await page.goBack();
  const rows = page.locator("[data-rows] tr[data-index]");
  await rows.first().waitFor();
  expect((await rows.first().boundingBox())?.height).toBe(66);
  await page.evaluate(
    `(() => { const rows = document.querySelector("[data-rows]"); rows.scrollTo(0, rows.scrollHeight); })()`,
  );
  await page.getByText("400 rows loaded").waitFor();
  await page.locator(`[data-rows] tr[data-index="199"]`).waitFor();
});

test("verifying says that the chain holds and knows a head hash kept elsewhere, and refuses what is none", async () => {
  await sealAll(web.api.db);
  const { page } = await openAudit();
  const panel = page.getByRole("region", { name: "Verify the chain" });
  await panel.getByLabel("Head hash kept elsewhere").fill("not a hash");
  await panel.getByRole("button", { name: "Verify now" }).click();
  await panel.getByText("A head hash is 64 characters").waitFor();
  await panel.getByLabel("Head hash kept elsewhere").fill("ab".repeat(32));
  await panel.getByRole("button", { name: "Verify now" }).click();
  await panel.getByText("The head hash you named is not in the chain").waitFor();
  await panel.getByLabel("Head hash kept elsewhere").fill("");
  await panel.getByRole("button", { name: "Verify now" }).click();
  await panel.getByText("The chain holds", { exact: true }).waitFor();
  const head = (await panel.getByText(/^[0-9a-f]{64}$/).textContent()) ?? "";
  await panel.getByLabel("Head hash kept elsewhere").fill(head);
  await panel.getByRole("button", { name: "Verify now" }).click();
  await panel.getByText("The head hash you named is in the chain.").waitFor();
});

test("verifying names a row that was edited behind its back", async () => {
  await sealAll(web.api.db);
  const owner = createDatabase(web.api.ownerUrl, 1);
  const { rows } = await owner.query.execute<{ id: string }>(
    sql`update audit set verb = 'nothingHappened' where verb = 'openDeparture' returning id`,
  );
  await owner.close();
  const { page } = await openAudit();
  await page.getByRole("button", { name: "Verify now" }).click();
  await page.getByText("The chain does not hold").waitFor();
  await page.getByText(`Row ${rows[0]?.id} was changed after it was sealed.`).waitFor();
});

test("HR has no audit", async () => {
  const { page } = await web.openAs(company.hr.id, "/audit");
  await page.getByRole("heading", { level: 1, name: "This is not yours to see" }).waitFor();
});
