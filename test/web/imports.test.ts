import iconv from "iconv-lite";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { clients } from "../../db/schema/clients.ts";
import { createCompany, createPerson } from "../support/company.ts";
import { useWeb } from "../support/web.ts";

const web = useWeb();
let administratorId: string;

beforeAll(async () => {
  await createCompany(web.api.db);
  administratorId = (await createPerson(web.api.db, { roles: ["administrator"] })).id;
});

/** Nobody could guess that `Betrieb` is the name; one row has none. */
const firms = "Account ID,Betrieb,Name,City\nA1,Alpha Works,North,Bonn\nA2,,South,Oslo\nA3,Gamma,East,Rome\n";

async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: content });
  await page.getByRole("button", { name: "Look at the columns" }).click();
}

test("an unknown export is mapped by example, tried out, applied, and its clients are there", async () => {
  const { page, faults } = await web.openAs(administratorId, "/import");
  await drop(page, "accounts.csv", Buffer.from(firms));
  await page.getByRole("heading", { name: "accounts.csv · 3 rows" }).waitFor();
  const fieldOf = (column: string) => page.getByRole("combobox", { name: `Field of ${column}` });
  expect(await fieldOf("Name").inputValue()).toBe("name");
  await fieldOf("Betrieb").selectOption({ label: "Name *" });
  expect(await fieldOf("Name").inputValue()).toBe("");
  await page.getByRole("button", { name: "Try it out" }).click();

  await page.getByRole("heading", { level: 1, name: /^Import of/ }).waitFor();
  const rows = page.getByRole("table", { name: "Row by row" });
  await rows.getByRole("row", { name: "A needed value is missing" }).waitFor();
  expect(await rows.getByRole("row").count()).toBe(2);
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
  await page.getByText("The import is written").waitFor();
  await page.getByText("Applied: what could be written is written.").waitFor();
  const names = (await web.api.db.query.select({ name: clients.name }).from(clients)).map(({ name }) => name);
  expect(names.toSorted()).toEqual(["Alpha Works", "Gamma"]);
  expect(faults).toEqual([]);
});

test("a needed field that no column is given to is named, and the export cannot be tried out without it", async () => {
  const { page } = await web.openAs(administratorId, "/import");
  await drop(page, "accounts.csv", Buffer.from(firms));
  await page.getByRole("combobox", { name: "Field of Account ID" }).selectOption({ label: "Not imported" });
  await page.getByText("Still needed: Id").waitFor();
  expect(await page.getByRole("button", { name: "Try it out" }).isDisabled()).toBe(true);
});

test("letters written in an unknown way are chosen by what reads right", async () => {
  const { page } = await web.openAs(administratorId, "/import");
  await drop(page, "клиенты.csv", iconv.encode("Код;Название;Город\n1;Вектор;Тула\n", "windows-1251"));
  await page.getByRole("radio", { name: "windows-1251" }).check();
  await page.getByRole("button", { name: "Look again" }).click();
  await page.getByText("Вектор").first().waitFor();
});

test("a file that cannot be read says why, and says it in the other language as soon as that is chosen", async () => {
  const { id } = await createPerson(web.api.db, { roles: ["administrator"] });
  const { page } = await web.openAs(id, "/import");
  await drop(page, "accounts.csv", Buffer.from('Account ID,Name\nQ1,"Quartz\nQ2,Zinc\n'));
  await page.getByText("The file ends inside a quoted field: the quote opened in row 2 is never closed.").waitFor();
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByText("Русский", { exact: true }).click();
  await page.getByText("Файл обрывается внутри поля в кавычках: кавычка, открытая в строке 2, не закрыта.").waitFor();
});

test("a dry run is discarded after it was asked once more, and the list says so", async () => {
  const { page } = await web.openAs(administratorId, "/import");
  await drop(page, "accounts.csv", Buffer.from("Account ID,Name\nZ1,Zeta\n"));
  await page.getByRole("button", { name: "Try it out" }).click();
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard" }).click();
  await page.getByText("Discarded: nothing of it was written").waitFor();
  await page.getByRole("link", { name: "Import" }).last().click();
  await page.getByRole("table", { name: "Imports so far" }).getByText("Discarded").first().waitFor();
});

test("a rejected row says why in one's own language, also after the language was changed on the page", async () => {
  const { page } = await web.openAs(administratorId, "/import");
  await drop(page, "accounts.csv", Buffer.from("Account ID,Name\nQ1,Quartz\nQ1,Quartz again\n"));
  await page.getByRole("button", { name: "Try it out" }).click();
  await page.getByText("The id “Q1” stands in row 2 of accounts.csv already.").waitFor();
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByText("Русский", { exact: true }).click();
  await page.getByText("Номер «Q1» уже стоит в строке 2 файла accounts.csv.").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Номер встречается в файлах дважды").waitFor();
  expect(await dialog.getByText("Точнее").count()).toBe(1);
});
