import type { Page } from "playwright-core";
import { beforeAll, expect, test, vi } from "vitest";
import { createPerson } from "../support/company.ts";
import { createLeaverCompany } from "../support/departures.ts";
import { useWeb } from "../support/web.ts";

const web = useWeb();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
beforeAll(async () => {
  company = await createLeaverCompany(web.api.deps);
});

const NOTE = "They feel passed over since spring.";
const follows = (page: Page) => page.getByRole("region", { name: "What follows", exact: true });

async function chooseLeaver(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Who leaves" }).fill(company.leaver.name);
  await page.getByRole("option", { name: company.leaver.name }).click();
}

/** What the API has told a page, its refusals included. */
function listenTo(page: Page): () => Promise<string> {
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/api/") && !response.url().includes("/events"))
      bodies.push(response.text().catch(() => ""));
  });
  return async () => (await Promise.all(bodies)).join("\n");
}

test("who leaves is only ever chosen from the answer to what is typed, however late it comes", async () => {
  const { page } = await web.openAs(company.hr.id, "/departures/new");
  const field = page.getByRole("combobox", { name: "Who leaves" });
  await createPerson(web.api.db, { name: "Семён Фёдоров" });
  await field.click();
  await page.getByRole("option").first().waitFor();
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/people?*search=*", async (route) => {
    await held;
    await route.continue();
  });
  await field.pressSequentially("федор");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(await field.inputValue()).toBe("федор");
  expect(await page.getByRole("option").count()).toBe(0);
  answer();
  await page.getByRole("option", { name: "Семён Фёдоров" }).waitFor();
  await page.keyboard.press("Enter");
  expect(await field.inputValue()).toBe("федор");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await vi.waitFor(async () => expect(await field.inputValue()).toBe("Семён Фёдоров"));
});

test("people of one name are told apart by team and roles", async () => {
  await createPerson(web.api.db, { name: "Ada Same", teamId: company.team.id });
  await createPerson(web.api.db, { name: "Ada Same", roles: ["head"] });
  const { page } = await web.openAs(company.hr.id, "/departures/new");
  await page.getByRole("combobox", { name: "Who leaves" }).fill("Ada Same");
  await page.getByRole("option", { name: `Ada Same ${company.team.name} · Account manager` }).waitFor();
  await page.getByRole("option", { name: "Ada Same Head of sales" }).waitFor();
});

test("what is missing is said at its field, and nothing is asked of the API", async () => {
  const { page } = await web.openAs(company.hr.id, "/departures/new");
  await page.getByText("Choose who leaves, and the plan appears here.").waitFor();
  await page.getByRole("button", { name: "Record the notice" }).click();
  await page.getByText("Choose who leaves.", { exact: true }).waitFor();
  await page.getByText("Choose a reason.").waitFor();
  expect(await page.getByRole("combobox", { name: "Who leaves" }).getAttribute("aria-invalid")).toBe("true");
});

test("a day that is none stays as typed with what is wrong, and nothing is sent with the day before it", async () => {
  const { page } = await web.openAs(company.hr.id, "/departures/new");
  const lastDay = page.getByLabel("Last working day");
  await lastDay.fill("17/04/2026");
  await lastDay.fill("32/13/2026");
  await page.keyboard.press("Tab");
  await page.getByText("This is no day. Write it as dd/mm/yyyy.").waitFor();
  expect([await lastDay.inputValue(), await lastDay.getAttribute("aria-invalid")]).toEqual(["32/13/2026", "true"]);
  await page.getByRole("button", { name: "Record the notice" }).click();
  await page.locator("input:focus").and(lastDay).waitFor();
  expect(await page.getByText("Choose who leaves.", { exact: true }).count()).toBe(0);
  await lastDay.fill("17/04/2026");
  await page.getByText("This is no day.").waitFor({ state: "hidden" });
});

test("HR sees what follows as they type, corrects a day at its field, records; the head confirms and never learns why", async () => {
  const { page, faults } = await web.openAs(company.hr.id, "/departures/new");
  await chooseLeaver(page);
  await follows(page).getByText(company.team.name).waitFor();
  await page.getByLabel("Last working day").fill("01/04/2026");
  await page.getByText("The last working day lies before the notice. Choose a later day.").first().waitFor();
  expect(await page.getByLabel("Last working day").getAttribute("aria-invalid")).toBe("true");
  await page.getByLabel("Last working day").fill("17/04/2026");
  await follows(page)
    .getByRole("row", { name: /Introductions/ })
    .getByText(/17\sApr/)
    .waitFor();
  await follows(page).getByText(`${company.head.name} is asked to confirm.`, { exact: false }).waitFor();

  await page.getByLabel("End of employment").fill("10/04/2026");
  await page.getByRole("combobox", { name: "Reason" }).click();
  await page.getByRole("option", { name: "Clients divided unfairly" }).click();
  await page.getByLabel("Note", { exact: true }).fill(NOTE);
  await page.getByRole("button", { name: "Record the notice" }).click();
  await page.getByText("Employment would end before the last working day. Choose a later day.").waitFor();
  expect(await page.getByLabel("Note", { exact: true }).inputValue()).toBe(NOTE);
  await page.getByLabel("End of employment").fill("30/04/2026");
  await page.getByRole("button", { name: "Record the notice" }).click();
  await page.waitForURL(/\/departures\/[0-9a-f-]{36}$/);
  const own = page.getByRole("region", { name: "For HR alone" });
  await own.getByText(NOTE).waitFor();
  await own.getByText("Clients divided unfairly").waitFor();
  const path = new URL(page.url()).pathname;

  const head = await web.openAs(company.head.id, "/");
  const told = listenTo(head.page);
  await head.page.getByRole("row").filter({ hasText: "Confirm the notice" }).click();
  await head.page.getByText(`HR has recorded that ${company.leaver.name} leaves.`, { exact: false }).waitFor();
  const plan = head.page.getByRole("region", { name: "The plan" });
  expect(await plan.innerText()).toMatch(/Clients\s+2/);
  await head.page.getByRole("button", { name: "Confirm the notice" }).click();
  await head.page.getByText(`The handover of ${company.leaver.name}’s clients begins.`).waitFor();
  for (const part of ["", "/plan", "/timeline"]) {
    await head.page.goto(path + part);
    await head.page.getByRole("heading", { level: 1, name: company.leaver.name }).waitFor();
    await head.page.waitForLoadState("networkidle").catch(() => undefined);
    expect(await head.page.locator("body").innerText()).not.toContain(NOTE);
  }
  const answers = await told();
  expect(answers).toContain(company.leaver.id);
  expect(answers).not.toContain(NOTE);
  expect(answers).not.toContain("unfairClients");
  expect([...faults, ...head.faults]).toEqual([]);
});
