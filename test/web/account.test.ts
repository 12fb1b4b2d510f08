import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { awayDays, people } from "../../db/schema/people.ts";
import { offerFirstAdministrator } from "../../services/auth/offer-first-administrator.ts";
import { createCompany, createPerson, type Person, type TestCompany } from "../support/company.ts";
import { seen, useWeb } from "../support/web.ts";

const web = useWeb();
const held = {} as { company: TestCompany };
beforeAll(async () => {
  held.company = await createCompany(web.api.db);
});

const stored = async (person: Person) => {
  const [row] = await web.api.db.query.select().from(people).where(eq(people.id, person.id));
  return row;
};

test("a person names a deputy and enters days away, and takes them back", async () => {
  const [me, deputy] = held.company.reps as [Person, Person];
  const { page, faults } = await web.openAs(me.id, "/account");
  await page.getByRole("combobox", { name: "Choose a colleague" }).fill(deputy.name);
  await page.getByRole("option", { name: deputy.name }).click();
  await seen(page, `${deputy.name} acts for you while you are away.`);
  await page.getByRole("button", { name: "No deputy" }).waitFor();

  await page.getByLabel("First day away").fill("08/04/2026");
  await page.getByLabel("Last day away").fill("07/04/2026");
  await page.getByRole("button", { name: "Add days away" }).click();
  await seen(page, "The last day lies before the first.");
  await page.getByLabel("Last day away").fill("10/04/2026");
  await page.getByRole("button", { name: "Add days away" }).click();
  await page.getByRole("button", { name: /^Take back/ }).waitFor();
  const days = await web.api.db.query.select().from(awayDays).where(eq(awayDays.personId, me.id));
  expect(days).toMatchObject([{ fromDay: "2026-04-08", toDay: "2026-04-10" }]);
  expect((await stored(me))?.deputyId).toBe(deputy.id);

  await page.getByRole("button", { name: /^Take back/ }).click();
  await seen(page, "No days away are entered.");
  await expect
    .poll(() => web.api.db.query.select().from(awayDays).where(eq(awayDays.personId, me.id)), { timeout: 5_000 })
    .toEqual([]);
  expect(faults).toEqual([]);
});

test("the pages take the person's own language, and one chosen here is kept with the person", async () => {
  const reader = await createPerson(web.api.db, { locale: "ru", teamId: held.company.team.id });
  const { page } = await web.openAs(reader.id, "/account");
  await page.getByRole("heading", { level: 1, name: "Мой заместитель и дни отсутствия" }).waitFor();
  await page.getByRole("main").getByText("English").click();
  await page.getByRole("heading", { level: 1, name: "My deputy and days away" }).waitFor();
  await expect.poll(async () => (await stored(reader))?.locale, { timeout: 5_000 }).toBe("en");
});

test("a language chosen at the door is the person's from then on", async () => {
  const reader = await createPerson(web.api.db, { locale: "en", teamId: held.company.team.id });
  await web.api.signIn(reader.id);
  const { page } = await web.open("/account");
  await page.getByText("Русский").click();
  await page.locator("input[type=email]").fill(reader.email ?? "");
  await page.locator("input[type=password]").fill("correct horse battery");
  await page.getByRole("button", { name: "Войти" }).click();
  await page.getByRole("heading", { level: 1, name: "Мой заместитель и дни отсутствия" }).waitFor();
  await expect.poll(async () => (await stored(reader))?.locale, { timeout: 5_000 }).toBe("ru");
});

test("the first administrator enters by the printed link, which serves once", async () => {
  const printed = (await offerFirstAdministrator(web.api.deps)) ?? "";
  const path = printed.slice(printed.indexOf("/first-administrator"));
  const { page } = await web.open(path);
  await page.getByLabel("Name").fill("Ada Admin");
  await page.getByLabel("E-mail").fill("ada@company.example");
  await page.getByLabel(/^Password/).fill("a long enough one");
  await page.getByRole("button", { name: "Create the sign-in" }).click();
  await page.getByRole("heading", { level: 1, name: "My work" }).waitFor();

  const again = await web.open(path);
  await again.page.getByLabel("Name").fill("Eve");
  await again.page.getByLabel("E-mail").fill("eve@company.example");
  await again.page.getByLabel(/^Password/).fill("a long enough one");
  await again.page.getByRole("button", { name: "Create the sign-in" }).click();
  await seen(again.page, "This link does not work");
});
