import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { Company } from "../../contracts/policy.ts";
import { effects } from "../../db/schema/effects.ts";
import { settings } from "../../db/schema/people.ts";
import { createPerson } from "../support/company.ts";
import { startDeparture } from "../support/departures.ts";
import { useWeb } from "../support/web.ts";

const web = useWeb();
let administratorId: string;

beforeAll(async () => {
  await startDeparture(web.api.deps);
  const value = Company.parse({
    name: "Tern & Sons",
    mailDomain: "tern.example",
    fromAddress: "us@tern.example",
    meetingAddress: "meet@tern.example",
  });
  await web.api.db.query
    .insert(settings)
    .values({ key: "company", value })
    .onConflictDoUpdate({ target: settings.key, set: { value } });
  administratorId = (await createPerson(web.api.db, { roles: ["administrator"] })).id;
});

const open = (path: string) => web.openAs(administratorId, path);
const said = (page: Page, text: string) => page.getByText(text).first().waitFor();

test("a policy out of its limits is refused at its field; what a good one changes is shown, then it is saved", async () => {
  const { page, faults } = await open("/settings");
  const owners = page.getByLabel("New owners, %");
  await owners.fill("120");
  await page.getByLabel("Usual notice, days").fill("21");
  await page.getByRole("button", { name: "See what this changes" }).click();
  await page.getByRole("alert").first().waitFor();
  expect(await owners.getAttribute("aria-invalid")).toBe("true");
  await owners.fill("30");
  await page.getByRole("button", { name: "See what this changes" }).click();
  const preview = page.getByRole("region", { name: "What this changes" });
  await preview.getByText("Usual notice: From the next notice on. Counts only from now on").waitFor();
  await preview.getByText("1 open departure was looked at.").waitFor();
  await preview.getByRole("button", { name: "Save the policies" }).click();
  await said(page, "The policies are saved");
  const notice = await page.getByRole("alert").filter({ hasText: "The policies are saved" }).boundingBox();
  const menu = await page.getByRole("navigation", { name: "Main" }).boundingBox();
  // Whatever lies beneath a notice cannot be pressed.
  expect((notice?.x ?? 0) + (notice?.width ?? 0)).toBeLessThanOrEqual(menu?.width ?? 0);
  await page.reload();
  await owners.waitFor();
  expect([await owners.inputValue(), await page.getByLabel("Usual notice, days").inputValue()]).toEqual(["30", "21"]);
  expect(faults).toEqual([]);
});

test("a company holiday is added to a calendar, and taken back", async () => {
  const { page } = await open("/settings/calendars?year=2026");
  await page.getByLabel("Code").fill("Works");
  const form = page.getByRole("form", { name: "Add days to Works" });
  await form.getByRole("textbox", { name: "Day off" }).fill("07/08/2026");
  await form.getByRole("textbox", { name: "Name" }).fill("Works outing");
  await form.getByRole("button", { name: "Add" }).click();
  const calendar = page.getByRole("region", { name: "Calendar Works" }).first();
  await calendar.getByText("Works outing").waitFor();
  await calendar.getByRole("button", { name: /^Take .* back$/ }).click();
  await page.getByText("Works outing").waitFor({ state: "hidden" });
});

test("policies typed are kept through a reload, one typed back is no change, and shares that do not fit are said so", async () => {
  const { page } = await open("/settings");
  await page.getByLabel("New owners, %").fill("90");
  await page.getByText("Due before “New owners”, which it waits for.").first().waitFor();
  await page.getByLabel("Rounds of proposals").fill("4");
  await page.getByText("2 policies are changed").waitFor();
  await page.reload();
  await page.getByText("2 policies are changed").waitFor();
  expect(await page.getByLabel("Rounds of proposals").inputValue()).toBe("4");
  await page.getByLabel("Rounds of proposals").fill("2");
  await page.getByText("1 policy is changed").waitFor();
  await page.getByRole("button", { name: "Undo the changes" }).click();
  await page.getByText("policy is changed").waitFor({ state: "hidden" });
});

test("an offer whose terms are not complete is refused at the term, then stands in the catalogue", async () => {
  const { page } = await open("/settings/offers");
  await page.getByRole("button", { name: "Add an offer" }).click();
  const form = page.getByRole("dialog", { name: "Add an offer" });
  await form.getByLabel("Kind").selectOption({ label: "Compensation" });
  await form.getByLabel("Title, English").fill("We make it good");
  await form.getByLabel("Title, Russian").fill("Возместим");
  await form.getByLabel("Text for the client, English").fill("We pay back what you lost.");
  await form.getByLabel("Text for the client, Russian").fill("Вернём потерянное.");
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("A compensation needs its rate.").first().waitFor();
  await form.getByLabel("Rate, %").fill("5");
  await form.getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("row", { name: "We make it good" });
  await row.getByText("Offered").waitFor();
  await row.click();
  await page.getByRole("dialog").getByRole("button", { name: "Retire" }).click();
  await row.getByText("Retired").waitFor();
});

test("own words that lose a placeholder are refused; good ones are in the preview, saved, and put back", async () => {
  const { page, faults } = await open("/settings/templates?mail=clientNotice");
  const greeting = page.getByRole("textbox", { name: "Standard: Dear {name}," });
  await greeting.fill("Good day,");
  await page.getByRole("button", { name: "Preview these words" }).click();
  await page.getByRole("alert").first().waitFor();
  expect(await greeting.getAttribute("aria-invalid")).toBe("true");
  await greeting.fill("A very good day, {name}!");
  await page.getByRole("button", { name: "Preview these words" }).click();
  await said(page, "You see words that are not saved yet.");
  const mail = page.frameLocator("iframe");
  await mail.getByText("A very good day").first().waitFor();
  await page.getByRole("button", { name: "Save the words" }).click();
  await said(page, "The words are saved");
  await mail.getByText("A very good day").first().waitFor();
  await page.getByRole("button", { name: "Back to standard: Dear {name}," }).click();
  await page.getByRole("button", { name: "Save the words" }).click();
  await mail.getByText("A very good day").first().waitFor({ state: "hidden" });
  expect(faults).toEqual([]);
});

test("going live is refused with another name, done for some domains with the right one, and stopped", async () => {
  const { page } = await open("/settings/live");
  await said(page, "Nothing leaves: every mail goes to the local mailbox.");
  await page.getByRole("textbox", { name: "Domains" }).fill("tern.example");
  const name = page.getByLabel("Type the company’s name: Tern & Sons");
  await name.fill("Tern");
  await page.getByRole("button", { name: "Let mail leave to these domains" }).click();
  await said(page, "Type the company’s name exactly as it stands above.");
  await name.fill("Tern & Sons");
  await page.getByRole("button", { name: "Let mail leave to these domains" }).click();
  await said(page, "Mail leaves to these domains only: tern.example");
  const [row] = await web.api.db.query.select().from(settings).where(eq(settings.key, "company"));
  expect(row?.value).toMatchObject({ live: { mode: "domains", domains: ["tern.example"] } });
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop" }).click();
  await said(page, "Nothing leaves: every mail goes to the local mailbox.");
});

test("connections say what is stopped while mail is off, and how the test mail stands", async () => {
  const { page } = await open("/connections");
  const mail = page.getByRole("region", { name: "Mail" });
  await mail.getByText("clients count as told within the trial").waitFor();
  // Twice in one tick, before the page could show that it is under way.
  await mail.getByRole("button", { name: "Send a test mail to me" }).waitFor();
  await page.evaluate(`{
    const button = [...document.querySelectorAll("button")].find((one) => one.textContent.includes("test mail to me"));
    button.click();
    button.click();
  }`);
  await mail.getByText(/^The test of .* is under way …$/).waitFor();
  const sent = await web.api.db.query.select().from(effects).where(eq(effects.kind, "testMail"));
  expect(sent).toHaveLength(1);
});
