import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { createCompany, createPerson, type TestCompany } from "../support/company.ts";
import { useWeb } from "../support/web.ts";

const web = useWeb();
let company: TestCompany;
let administratorId: string;

beforeAll(async () => {
  company = await createCompany(web.api.db);
  administratorId = (await createPerson(web.api.db, { name: "Ada Admin", roles: ["administrator"] })).id;
});

const row = (page: Page, name: string) => page.getByRole("table", { name: "People" }).getByRole("row", { name });

async function addPerson(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add a person" }).click();
  const form = page.getByRole("dialog", { name: "Add a person" });
  if (name) await form.getByLabel("Name").fill(name);
  await form.getByRole("button", { name: "Save" }).click();
}

test("a person without a name is refused at the field, then added, and can sign in", async () => {
  const { page, faults } = await web.openAs(administratorId, "/people");
  await addPerson(page, "");
  const form = page.getByRole("dialog", { name: "Add a person" });
  await form.getByText("Fill this in.").waitFor();
  await form.getByLabel("Name").fill("Nora New");
  await form.getByRole("combobox", { name: "Team" }).selectOption({ label: company.team.name });
  await form.getByRole("button", { name: "Save" }).click();
  await row(page, "Nora New").click();
  const person = page.getByRole("dialog", { name: "Nora New" });
  await person.getByLabel("E-mail").last().fill("nora@company.example");
  await person.getByLabel("Password", { exact: true }).fill("short");
  await person.getByRole("button", { name: "Give a sign-in" }).click();
  await person.getByText("Enter at least 10 characters.").waitFor();
  await person.getByLabel("Password", { exact: true }).fill("long enough to be one");
  await person.getByRole("button", { name: "Give a sign-in" }).click();
  await page.getByText("Nora New can sign in with nora@company.example").waitFor();
  await person.getByRole("button", { name: "Renew the sign-in" }).waitFor();
  expect(faults).toEqual([]);
});

test("the list is searched and filtered, and the filter stands in the address", async () => {
  const { page } = await web.openAs(administratorId, "/people");
  await row(page, company.leaver.name).waitFor();
  await page.getByRole("combobox", { name: "Role" }).selectOption({ label: "HR officer" });
  await row(page, company.leaver.name).waitFor({ state: "hidden" });
  await row(page, company.hr.name).waitFor();
  await page.getByLabel("Name or e-mail").fill("no such name");
  await page.getByText("Nobody fits").waitFor();
  await page.reload();
  await page.getByText("Nobody fits").waitFor();
  expect(new URL(page.url()).searchParams.get("role")).toBe("hr");
});

test("roles and capacity are changed; nobody changes their own roles", async () => {
  const { page } = await web.openAs(administratorId, "/people");
  await row(page, company.leaver.name).click();
  const person = page.getByRole("dialog", { name: company.leaver.name });
  await person.getByLabel("Clients at most").fill("33");
  await person.getByRole("button", { name: "Save" }).click();
  await row(page, company.leaver.name).getByText("33").waitFor();
  await row(page, "Ada Admin").click();
  const own = page.getByRole("dialog", { name: "Ada Admin" });
  await own.getByLabel("Roles").focus();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("listbox").getByRole("option", { name: "Auditor" }).click();
  await own.getByRole("button", { name: "Save" }).click();
  await own.getByRole("alert").getByText("Nobody changes their own roles.").waitFor();
});

test("a team whose day would end before it begins is refused; then its hours are changed", async () => {
  const { page } = await web.openAs(administratorId, "/people");
  await page.getByRole("button", { name: `Change ${company.team.name}` }).click();
  const team = page.getByRole("dialog", { name: `Change ${company.team.name}` });
  await team.getByLabel("To", { exact: true }).fill("08:00");
  await team.getByRole("button", { name: "Save" }).click();
  await team.getByText("The working day must end after it begins.").first().waitFor();
  await team.getByLabel("To", { exact: true }).fill("17:30");
  await team.getByRole("button", { name: "Save" }).click();
  await page.getByText("09:00–17:30").waitFor();
});

test("a connected system is added for IT to close", async () => {
  const { page } = await web.openAs(administratorId, "/people");
  const systems = page.getByRole("region", { name: "Connected systems" });
  await systems.getByLabel("Name").fill("Telephone box");
  await systems.getByLabel("Kind").selectOption({ label: "Telephone" });
  await systems.getByRole("button", { name: "Add the system" }).click();
  await systems.getByText("Telephone box · Telephone").waitFor();
});

test("a connected system is disconnected after it was asked once more", async () => {
  const { page, faults } = await web.openAs(administratorId, "/people");
  const systems = page.getByRole("region", { name: "Connected systems" });
  await systems.getByRole("button", { name: "Disconnect CRM" }).click();
  await page.getByRole("dialog", { name: "Disconnect CRM" }).getByRole("button", { name: "Disconnect" }).click();
  await page.getByText("CRM is disconnected").waitFor();
  await systems.getByText("CRM · ").waitFor({ state: "detached" });
  expect(faults).toEqual([]);
});

test("a team no import brought is added, not twice under one name, and a person can be put into it", async () => {
  const { page, faults } = await web.openAs(administratorId, "/people");
  await page.getByRole("button", { name: "Add a team" }).click();
  const added = page.getByRole("dialog", { name: "Add a team" });
  await added.getByLabel("Name").fill(company.team.name.toUpperCase());
  await added.getByRole("button", { name: "Add a team" }).click();
  await added.getByText("Another team has this name.").first().waitFor();
  await added.getByLabel("Name").fill("Nordics");
  await added.getByRole("button", { name: "Add a team" }).click();
  await page.getByText("Nordics is added.").waitFor();
  await page.getByRole("table", { name: "Teams" }).getByRole("row", { name: "Nordics" }).waitFor();
  await page.getByRole("button", { name: "Add a person" }).click();
  const person = page.getByRole("dialog");
  await person.getByLabel("Name").fill("Nils North");
  await person.getByLabel("Team").selectOption({ label: "Nordics" });
  await person.getByRole("button", { name: /^(Save|Add)/ }).click();
  await page
    .getByRole("table", { name: "People" })
    .getByRole("row", { name: /Nils North.*Nordics/ })
    .waitFor();
  expect(faults).toEqual([]);
});
