import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contacts } from "../../db/schema/clients.ts";
import { settleMatter } from "../../services/tasks/settle-matter.ts";
import { tellClient } from "../support/client-links.ts";
import { handoverOf, messagesTo, setContact, startPost, tasksOf } from "../support/client-notices.ts";
import { actorOf, freezeClock } from "../support/company.ts";
import { introductionOf } from "../support/introductions.ts";
import { sealAll } from "../support/seal-all.ts";
import { countAudit, seen, useWeb } from "../support/web.ts";

const web = useWeb();
const held = {} as { post: Awaited<ReturnType<typeof startPost>> };
beforeAll(async () => {
  held.post = await startPost(web.api.deps);
});
afterAll(() => held.post?.stop());

const told = (options: Parameters<typeof tellClient>[2] = {}) => tellClient(web.api.deps, held.post, options);
const phone = { viewport: { width: 360, height: 740 } };

test("opening the page changes nothing; its button says that the client knows", async () => {
  const { path, one, company } = await told();
  const before = await countAudit(web.api);
  const { page, faults } = await web.open(path, phone);
  await page.getByText(company.reps[0]?.name ?? "", { exact: true }).waitFor();
  expect(await countAudit(web.api)).toBe(before);
  await page.getByRole("button", { name: "I know about the change" }).click();
  await seen(page, "We have noted that you know about the change.");
  expect((await handoverOf(web.api.db, one.id)).confirmedAt).not.toBeNull();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  expect(faults).toEqual([]);
});

test("the page speaks the client's language, whatever the browser's", async () => {
  const { path, one } = await told();
  await setContact(web.api.db, one.contactId, { locale: "ru" });
  const { page } = await web.open(path);
  await page.getByRole("heading", { level: 1, name: /Ваш новый менеджер/ }).waitFor();
  expect(await page.evaluate("document.documentElement.lang")).toBe("ru");
  await page.getByText("English").click();
  await page.getByRole("heading", { level: 1, name: /Your new account manager/ }).waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: /Your new account manager/ }).waitFor();
});

test("an offer is shown only to a reader who consented", async () => {
  const { path, one } = await told({ offer: true });
  const { page } = await web.open(path);
  await seen(page, "Your next order comes free.");
  await page.getByRole("button", { name: "No more offers by e-mail" }).click();
  await seen(page, "You will get no more offers from us by e-mail.");
  await page.reload();
  await page.getByRole("heading", { name: "Do you have a question?" }).waitFor();
  expect(await page.getByText("Your next order comes free.").count()).toBe(0);
  const [contact] = await web.api.db.query.select().from(contacts).where(sql`id = ${one.contactId}`);
  expect(contact?.unsubscribedAt).not.toBeNull();
});

test("an objection is asked about once more, a receipt is mailed, and it stands on the page until it is settled", async () => {
  const { path, one, company, departureId, address } = await told();
  const { page } = await web.open(path, phone);
  await page.getByLabel("What speaks against it").fill("We agreed on somebody else.");
  await page.getByRole("button", { name: "Tell us" }).click();
  await seen(page, "Shall we send this to the head of sales?");
  expect(await tasksOf(web.api.db, departureId, "needsAttention")).toEqual([]);
  await page.getByRole("button", { name: "No, go back" }).click();
  expect(await page.getByLabel("What speaks against it").inputValue()).toBe("We agreed on somebody else.");
  await page.getByRole("button", { name: "Tell us" }).click();
  await page.getByRole("button", { name: "Yes, send it" }).click();
  await seen(page, `A receipt is on its way to ${address}.`);
  const [task] = await tasksOf(web.api.db, departureId, "needsAttention");
  await held.post.run(one.id);
  expect((await messagesTo(web.api.db, address)).at(-1)).toContain("we have received your objection");
  await page.reload();
  await seen(page, "We agreed on somebody else.");
  await seen(page, `${company.head.name} will answer you by 8 April 2026.`);
  expect(await page.getByLabel("What speaks against it").count()).toBe(0);
  const head = await actorOf(web.api.db, company.head);
  await settleMatter(web.api.deps, head, { taskId: task?.id ?? "", text: "Somebody else takes over." });
  await page.reload();
  await seen(page, "This was settled on 6 April 2026.");
  await page.getByLabel("What speaks against it").waitFor();
});

test("a question is answered with a day, and stands on the page from then on", async () => {
  const { path } = await told();
  const { page } = await web.open(path);
  await page.getByLabel("Your question").fill("Who signs the renewal?");
  await page.getByRole("button", { name: "Send the question" }).click();
  await seen(page, "You will get an answer by 8 April 2026.");
  await page.getByRole("listitem").filter({ hasText: "Who signs the renewal?" }).waitFor();
});

test("what the client typed survives a refusal, which is said in its own language", async () => {
  const { path, one } = await told();
  await setContact(web.api.db, one.contactId, { locale: "ru" });
  const { page } = await web.open(path);
  await page.getByLabel("Телефон").fill("1");
  await page.getByRole("button", { name: "Сохранить изменения" }).click();
  await seen(page, "Проверьте, пожалуйста, это поле.");
  expect(await page.getByLabel("Телефон").inputValue()).toBe("1");
  await page.getByLabel("Телефон").fill("+7 900 111-22-33");
  await page.getByRole("button", { name: "Сохранить изменения" }).click();
  await seen(page, "Мы отметили Ваши данные.");
  const [contact] = await web.api.db.query.select().from(contacts).where(sql`id = ${one.contactId}`);
  expect(contact?.phone).toBe("+7 900 111-22-33");
});

test("times are shown in the reader's own zone, or the company's, and one is picked", async () => {
  const { path, one } = await told({ slots: true });
  const { page, faults } = await web.open(path, { ...phone, timezoneId: "Asia/Tokyo" });
  const [first = ""] = [...(await introductionOf(web.api.db, one.id)).slots].sort();
  const clock = (zone: string) =>
    new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(new Date(first));
  await page
    .getByRole("radio", { name: new RegExp(`, ${clock("Asia/Tokyo")}–`) })
    .first()
    .waitFor();
  const company = page.getByText("Our time: Coordinated Universal Time");
  expect(await company.evaluate((label) => getComputedStyle(label).whiteSpace)).toBe("normal");
  await company.click();
  await page
    .getByRole("radio", { name: new RegExp(`, ${clock("UTC")}–`) })
    .first()
    .check();
  await page.getByText("Your time: Japan Standard Time").click();
  await page.getByRole("button", { name: "Take this time" }).click();
  await seen(page, new RegExp(`Agreed: .*${clock("Asia/Tokyo")} \\(Japan Standard Time\\)`));
  const agreed = await introductionOf(web.api.db, one.id);
  expect([agreed.state, agreed.startsAt?.toISOString(), agreed.pickedByClient]).toEqual(["agreed", first, true]);
  expect(faults).toEqual([]);
});

test("an expired link says so in the client's language and whom to write to", async () => {
  const { path, one } = await told();
  await setContact(web.api.db, one.contactId, { locale: "ru" });
  await freezeClock(web.api.db, new Date("2027-01-01T09:00:00Z"));
  const { page } = await web.open(path);
  await page.getByRole("heading", { level: 1, name: "Срок действия ссылки истёк" }).waitFor();
  expect(await page.getByRole("link", { name: "clients@testcompany.example" }).getAttribute("href")).toBe(
    "mailto:clients@testcompany.example",
  );
  await freezeClock(web.api.db);
});

test("a revoked link says what next, a forged one nothing about the company", async () => {
  const { path, one } = await told();
  await web.api.db.query.execute(sql`update links set revoked_at = now() where subject_id = ${one.id}`);
  const { page } = await web.open(path);
  await page.getByRole("heading", { level: 1, name: "This link is no longer valid" }).waitFor();
  await seen(page, /Write to Test Company/);
  await page.goto(`${web.api.url}${path.slice(0, -2)}xx`);
  await page.getByRole("heading", { level: 1, name: "This link is not known here" }).waitFor();
  expect(await page.getByText("Test Company").count()).toBe(0);
});

test("the link of a letter that is only looked at says so", async () => {
  const { page } = await web.open("/c/preview");
  await page.getByRole("heading", { level: 1, name: "This is a preview" }).waitFor();
});

test("only the button ends offers by mail, not the opening of its page", async () => {
  const { one, address } = await told({ offer: true });
  const [raw = ""] = await messagesTo(web.api.db, address);
  const path = /\/u\/[\w.-]+/.exec(raw)?.[0] ?? "";
  const before = await countAudit(web.api);
  const { page } = await web.open(path);
  await page.getByRole("button", { name: "Send me no more offers" }).waitFor();
  expect(await countAudit(web.api)).toBe(before);
  await page.getByRole("button", { name: "Send me no more offers" }).click();
  await seen(page, "You will get no more offers from us by e-mail.");
  const [contact] = await web.api.db.query.select().from(contacts).where(sql`id = ${one.contactId}`);
  expect(contact?.unsubscribedAt).not.toBeNull();
  await page.reload();
  await seen(page, "You will get no more offers from us by e-mail.");
  expect(await page.getByRole("button").count()).toBe(0);
});

test("without a connection nothing typed is lost, and the question is sent once", async () => {
  const { path, one } = await told();
  const { page } = await web.open(path);
  await page.getByLabel("Your question").fill("Are the prices the same?");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Send the question" }).click();
  await seen(page, "There is no connection right now.");
  expect(await page.getByLabel("Your question").inputValue()).toBe("Are the prices the same?");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Send the question" }).click();
  await seen(page, "You will get an answer by");
  const { rows } = await web.api.db.pool.query("select text from open_questions where client_id = $1", [one.clientId]);
  expect(rows).toEqual([{ text: "Are the prices the same?" }]);
});

test("who is promised sees the question at once, and a day they move stands openly on the client's page", async () => {
  const { path, company } = await told();
  const [successor] = company.reps;
  const desk = await web.openAs(successor?.id ?? "", "/");
  await desk.page.getByText("Nothing waits for you").first().waitFor();
  const { page } = await web.open(path);
  await page.getByLabel("Your question").fill("Who delivers in May?");
  await page.getByRole("button", { name: "Send the question" }).click();
  await seen(page, "You will get an answer by 8 April 2026.");
  await sealAll(web.api.db);
  await desk.page.getByRole("row").filter({ hasText: "Accept open questions" }).click();
  await desk.page.getByText("Who delivers in May?").waitFor();
  await desk.page.getByLabel("I answer by: Who delivers in May?").fill("13/04/2026");
  await desk.page.keyboard.press("Tab");
  await desk.page.getByRole("button", { name: "Accept 1 question" }).click();
  await desk.page.getByText("1 question accepted.").waitFor();
  await page.reload();
  await seen(page, "Answer now by 13 April 2026; we had promised it by 8 April 2026");
  await desk.page.goto(new URL("/desk?tab=questions", desk.page.url()).href);
  await desk.page.getByRole("button", { name: "Answered: Who delivers in May?" }).click();
  await desk.page.getByRole("button", { name: "Record it as answered" }).click();
  await desk.page.getByText("Recorded as answered.").waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Do you have a question?" }).waitFor();
  expect(await page.getByText("Who delivers in May?").count()).toBe(0);
});
