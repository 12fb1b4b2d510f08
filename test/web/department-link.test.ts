import { expect, test } from "vitest";
import { PASSWORD } from "../support/api.ts";
import { answersOf, askLogistics } from "../support/ask-logistics.ts";
import { countAudit, seen, useWeb } from "../support/web.ts";

const web = useWeb();
const ask = (clients: number) => askLogistics(web.api.deps, clients);

test("the page behind the mail's link acknowledges by one button, and by nothing else", async () => {
  const { departure, contact, link } = await ask(2);
  const path = await link(contact);
  const before = await countAudit(web.api);
  const { page, faults } = await web.open(path, { viewport: { width: 360, height: 740 } });
  await page.getByRole("button", { name: "Acknowledge all 2 clients" }).waitFor();
  expect(await countAudit(web.api)).toBe(before);
  await page.getByRole("button", { name: "Acknowledge all 2 clients" }).click();
  await seen(page, "2 clients are acknowledged.");
  expect(await answersOf(web.api.db, departure.id)).toEqual(["acknowledged", "acknowledged"]);
  await page.reload();
  await seen(page, "Everything is answered.");
  expect(faults).toEqual([]);
});

test("exceptions ask for a sign-in and lead back to the list", async () => {
  const { contact, link, notice } = await ask(1);
  await web.api.signIn(contact.id);
  const { page } = await web.open(await link(contact));
  await page.getByRole("link", { name: "Name somebody else, or object to single clients" }).click();
  await page.locator("input[type=email]").fill(contact.email ?? "");
  await page.locator("input[type=password]").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${web.api.url}/departments/${notice.id}`);
  await page.getByRole("button", { name: "Answer for 1 client" }).waitFor();
});

test("a revoked link of a department says so and offers the sign-in", async () => {
  const { contact, link } = await ask(1);
  const path = await link(contact);
  await web.api.db.pool.query("update links set revoked_at = now() where id = $1", [path.slice(3).split(".")[0]]);
  const { page } = await web.open(path);
  await page.getByRole("heading", { level: 1, name: "This link is no longer valid" }).waitFor();
  await page.getByRole("link", { name: "Sign in to see your department's notices" }).waitFor();
});
