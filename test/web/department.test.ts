import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { acknowledgeDepartment } from "../../services/departments/acknowledge-department.ts";
import { settleObjection } from "../../services/departments/settle-objection.ts";
import { answersOf, askLogistics } from "../support/ask-logistics.ts";
import { actorOf, type Person } from "../support/company.ts";
import { listTasks, readNotice } from "../support/departments.ts";
import { seen, useWeb } from "../support/web.ts";

const web = useWeb();
const ask = (clients: number) => askLogistics(web.api.deps, clients);

test("one person is named for many clients at once, another client is objected to, the rest acknowledged", async () => {
  const { departure, notice, contact, colleague } = await ask(40);
  const { page, faults } = await web.openAs(contact.id, `/departments/${notice.id}`);
  const rows = page.getByRole("row");
  await rows.nth(1).getByRole("checkbox").check();
  await rows.nth(2).getByRole("checkbox").check();
  await seen(page, "2 clients marked");
  await page.getByRole("combobox", { name: "Name one person for them" }).click();
  await page.getByRole("option", { name: "Nora Named" }).click();
  expect(await page.getByText("will be Nora Named").count()).toBe(2);

  await rows.nth(3).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Object …" }).click();
  await page.getByLabel("Reason").fill("Wrong warehouse.");
  await page.getByRole("button", { name: "Note the objection" }).click();
  await seen(page, "37 clients as they stand, 2 with another person and 1 objection");

  await page.getByRole("button", { name: "Answer for all 40 clients" }).click();
  await seen(page, "37 clients acknowledged. 2 persons named. 1 objection sent to the head.");
  const items = (await readNotice(web.api.db, departure.id, "logistics"))?.items ?? [];
  expect(items.filter((item) => item.how === "changed").map((item) => item.personId)).toEqual([
    colleague.id,
    colleague.id,
  ]);
  expect(items.filter((item) => item.how === "acknowledged")).toHaveLength(37);
  expect(await listTasks(web.api.db, departure.id, "settleObjection")).toHaveLength(1);
  expect(faults).toEqual([]);
});

test("the keyboard alone marks, names and answers; what is noted survives a reload", async () => {
  const { departure, notice, contact } = await ask(2);
  const { page } = await web.openAs(contact.id, `/departments/${notice.id}`);
  await page.getByRole("row").nth(2).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByLabel("Objection, with your reason").fill("A pallet is still out.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await seen(page, "1 client as it stands and 1 objection");
  await page.reload();
  await seen(page, "1 client as it stands and 1 objection");
  await page.getByRole("button", { name: "Send only the 1 exception" }).click();
  await seen(page, "1 objection sent to the head.");
  expect(await answersOf(web.api.db, departure.id)).toEqual([null, "objected"].sort());
});

test("the department's task is its notice, and finishing it leads on", async () => {
  const { departure, contact, colleague, company, notice } = await ask(2);
  const tasks = await listTasks(web.api.db, departure.id, "acknowledgeDepartment");
  const task = tasks.find((one) => one.subjectId === notice.id);
  const people = [contact, colleague, company.departments.logistics.head];
  const asked = people.find((one) => one.id === task?.assigneeId) as Person;
  const { page } = await web.openAs(asked.id, `/tasks/${task?.id}`);
  await page.getByRole("button", { name: "Answer for all 2 clients" }).click();
  await page.waitForURL(`${web.api.url}/`);
  expect(await answersOf(web.api.db, departure.id)).toEqual(["acknowledged", "acknowledged"]);
  await page.goto(`${web.api.url}/tasks/${task?.id}`);
  await seen(page, "This task waits no longer, or there is no such task.");
});

test("the head sees who has not answered and cannot answer in their place; a rep sees nothing", async () => {
  const { company, departure, notice } = await ask(1);
  const { page } = await web.openAs(company.head.id, `/departures/${departure.id}/departments`);
  await page
    .getByRole("row")
    .filter({ hasText: "Logistics" })
    .filter({ hasText: /Waits for an answer|Not told yet/ })
    .waitFor();
  expect(await page.getByRole("heading", { level: 1 }).allTextContents()).toEqual([
    `${company.leaver.name} · Departments`,
  ]);
  await page.getByRole("row").filter({ hasText: "Logistics" }).click();
  await seen(page, "The department answers here; you see how it stands.");
  expect(await page.getByRole("button", { name: /^Answer for/ }).count()).toBe(0);
  const stranger = await web.openAs((company.reps[1] as Person).id, `/departments/${notice.id}`);
  await seen(stranger.page, "This is not yours to see");
});

test("who must be answered for and who need not: words, chips, rows and the mail's link agree", async () => {
  const { notice, departure, contact, link } = await ask(3);
  const [{ id: waits } = { id: "" }] = departure.handovers;
  await web.api.db.query.execute(sql`
    update department_items set gating = false where notice_id = ${notice.id} and handover_id <> ${waits}`);
  const { page } = await web.openAs(contact.id, `/departments/${notice.id}`);
  await seen(page, /^1 client waits for your answer, until .*\. 2 others need none\.$/);
  await seen(page, "To answer 1");
  expect(await page.getByRole("row").filter({ hasText: "Waits for your answer" }).count()).toBe(1);
  expect(await page.getByRole("row").filter({ hasText: "Needs no answer" }).count()).toBe(2);
  await page.getByRole("button", { name: "Answer for all 3 clients" }).waitFor();
  await seen(page, /2 of them need no answer and are acknowledged along with the rest\./);
  await page.goto(`${web.api.url}${await link(contact)}`);
  await seen(page, "1 client waits for your answer. 2 others need none.");
  await page.getByRole("button", { name: "Acknowledge all 3 clients" }).waitFor();
});

test("the head's answer to an objection reaches the department, on its page and behind its link", async () => {
  const { notice, departure, company, contact, link } = await ask(1);
  const [{ id: handoverId } = { id: "" }] = departure.handovers;
  const { deps, db } = web.api;
  const objections = [{ handoverId, text: "A pallet is still out." }];
  await acknowledgeDepartment(deps, await actorOf(db, contact), notice.id, { objections });
  const { page } = await web.openAs(contact.id, `/departments/${notice.id}`);
  await seen(page, /1 objection waits for the head\./);
  await seen(page, "Exceptions 1");
  const departmentId = company.departments.logistics.id;
  await settleObjection(deps, await actorOf(db, company.head), handoverId, {
    departmentId,
    text: "It came on Friday.",
  });
  await page.reload();
  await seen(page, "Exceptions 0");
  await page.getByRole("row").filter({ hasText: "Decided: It came on Friday." }).click();
  await seen(page, new RegExp(`^It came on Friday\\. \\(${company.head.name}, `));
  const path = await link(contact);
  await page.goto(`${web.api.url}${path}`);
  await seen(page, new RegExp(`^Decided by ${company.head.name} on .*: It came on Friday\\.$`));
  await db.query.execute(sql`update handovers set "end" = 'handedOver' where id = ${handoverId}`);
  await page.reload();
  await seen(page, /^These clients have all been handed over/);
  expect(await page.getByRole("heading", { name: "The clients" }).count()).toBe(0);
  await page.goto(`${web.api.url}/departments/${notice.id}`);
  await seen(page, /^These clients have all been handed over/);
  expect(await page.getByText("No client like that").count()).toBe(0);
});
