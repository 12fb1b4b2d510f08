import { afterAll, beforeAll, expect, test } from "vitest";
import { tellClient } from "../support/client-links.ts";
import { startPost } from "../support/client-notices.ts";
import { createPerson } from "../support/company.ts";
import { seen, useWeb } from "../support/web.ts";

const web = useWeb();
const held = {} as { post: Awaited<ReturnType<typeof startPost>> };
beforeAll(async () => {
  held.post = await startPost(web.api.deps);
});
afterAll(() => held.post?.stop());

test("a mail is found by its recipient, looks as its reader sees it, and its link opens the client's page", async () => {
  const { address, path } = await tellClient(web.api.deps, held.post, { clients: 2 });
  const administrator = await createPerson(web.api.db, { roles: ["administrator"] });
  const { page, faults } = await web.openAs(administrator.id, "/mailbox");
  await page.getByLabel("Find by recipient or subject").fill(address);
  await page.getByRole("row").filter({ hasText: address }).click();
  const mail = page.frameLocator("iframe");
  const button = mail.getByRole("link", { name: "Pick a time for the call" });
  await button.waitFor();
  expect(await button.getAttribute("style")).toContain("font-weight: bold");
  const [opened] = await Promise.all([page.context().waitForEvent("page"), button.click()]);
  await opened.getByRole("heading", { level: 1, name: /Your new account manager/ }).waitFor();
  expect(new URL(opened.url()).pathname).toMatch(new RegExp(`^${path.slice(0, 3)}`));
  expect(faults).toEqual([]);
});

test("a subject is found too, and what is not there is said", async () => {
  const administrator = await createPerson(web.api.db, { roles: ["administrator"] });
  const { page } = await web.openAs(administrator.id, "/mailbox");
  await page.getByLabel("Find by recipient or subject").fill("YOUR NEW account manager");
  await page.getByRole("row").nth(2).waitFor();
  await page.getByLabel("Find by recipient or subject").fill("nobody@nowhere.example");
  await seen(page, "No mail like that");
});
