import { sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { createProposals } from "../support/proposals.ts";
import { useWeb, waitForDialog } from "../support/web.ts";

// Whole acts of a person; other suites may hold the processor meanwhile.
const web = useWeb();

const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

test("the load of each person follows the marks at once, and too much is said before it is decided", async () => {
  const { company, other, path } = await createProposals(web.api.db, 3);
  await web.api.db.query.execute(sql`update people set capacity = 1 where id = ${other.id}`);
  const { page, faults } = await web.openAs(company.head.id, path);
  await seen(page, "0 of 3 reviewed");
  await page.getByRole("checkbox", { name: "All" }).press("Space");
  await page.getByRole("button", { name: "Change 3" }).press("Enter");
  await waitForDialog(page, "Another person for 3 clients");
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
  expect(faults).toEqual([]);
});

test("who reads the plan and does not decide sees it without a single button that decides", async () => {
  const { id, company, path } = await createProposals(web.api.db, 2);
  await web.api.db.query.execute(
    sql`delete from tasks where departure_id = ${id} and assignee_id = ${company.executive.id}`,
  );
  const { page, faults } = await web.openAs(company.executive.id, path);
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
  expect(faults).toEqual([]);
});

test("in the task: the last decision closes the task and says what came of it", async () => {
  const { id, company } = await createProposals(web.api.db, 2);
  const { rows } = await web.api.db.query.execute<{ id: string }>(
    sql`select id from tasks where departure_id = ${id} and assignee_id = ${company.head.id}`,
  );
  const { page, faults } = await web.openAs(company.head.id, `/tasks/${rows[0]?.id}`);
  await seen(page, "0 of 2 reviewed");
  await page.keyboard.press("KeyA");
  await page.getByRole("button", { name: "Decide 2 clients" }).waitFor();
  await waitForDialog(page, "Approve the rest?");
  await page.keyboard.press("Enter");
  await seen(page, "2 approved, 0 changed, 0 refused.");
  await page.waitForURL((url) => !url.pathname.startsWith(`/tasks/${rows[0]?.id}`));
  expect(faults).toEqual([]);
});

test("a person is named for those nobody was found for: some first, then all that are left", async () => {
  const { id, company, other, handoverIds } = await createProposals(web.api.db, 3);
  await web.api.db.query.execute(sql`
    update proposals set superseded_at = now(), superseded_how = 'late' where handover_id = any(${sql.param(handoverIds)}::uuid[])`);
  const { rows } = await web.api.db.query.execute<{ id: string }>(sql`
    update tasks set kind = 'assignOwner' where departure_id = ${id} and assignee_id = ${company.head.id} returning id`);
  const { page, faults } = await web.openAs(company.head.id, `/tasks/${rows[0]?.id}`);
  await seen(page, "For 3 clients the rounds found nobody.");
  await page.keyboard.press("KeyJ");
  await page.keyboard.press("Enter");
  const name = async (dialog: string) => {
    await waitForDialog(page, dialog);
    await page.keyboard.type(other.name);
    await page.keyboard.press("Enter");
    await page.keyboard.type("Has the time");
    await page.keyboard.press("Enter");
  };
  await name("A person for 1 client");
  await seen(page, "For 2 clients the rounds found nobody.");
  await page.getByRole("button", { name: "Name a person for all 2" }).press("Enter");
  await name("A person for 2 clients");
  await seen(page, `2 clients have a person: ${other.name}.`);
  const owners = await web.api.db.query.execute<{ count: number }>(sql`
    select count(*)::int as count from proposals where handover_id = any(${sql.param(handoverIds)}::uuid[]) and owner_id = ${other.id} and assigned`);
  expect(owners.rows[0]?.count).toBe(3);
  expect(faults).toEqual([]);
});

test("of more clients than one request brings only those in sight are in the document, and the last one is reached", async () => {
  const { company, path } = await createProposals(web.api.db, 10_100);
  const { page, faults } = await web.openAs(company.head.id, path);
  await page.getByText("0 of 10,100 reviewed").waitFor({ timeout: 60_000 });
  await page.getByText("clients are still being read").waitFor({ state: "hidden", timeout: 60_000 });
  const table = page.getByRole("region", { name: "Clients with the person proposed" });
  await table.focus();
  await page.keyboard.press("End");
  await seen(page, "Client 10100");
  expect(await page.getByRole("button", { name: "Approve the rest" }).isEnabled()).toBe(true);
  expect(await table.getByRole("row").count()).toBeLessThan(80);
  expect(faults).toEqual([]);
});
