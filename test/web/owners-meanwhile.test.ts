import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { proposals } from "../../db/schema/owners.ts";
import { createProposals } from "../support/proposals.ts";
import { useWeb, waitForDialog } from "../support/web.ts";

// Whole acts of a person; other suites may hold the processor meanwhile.
const web = useWeb();

const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

test("a client whose proposal was made anew is shown as changed, left out, and decided once it is read again", async () => {
  const { company, other, handoverIds, path } = await createProposals(web.api.db, 3);
  const { page, faults } = await web.openAs(company.head.id, path);
  await seen(page, "0 of 3 reviewed");
  const anew = handoverIds[1] as string;
  await web.api.db.query
    .update(proposals)
    .set({ proposedId: other.id, version: 2 })
    .where(eq(proposals.handoverId, anew));
  await page.reload();
  await seen(page, "0 of 3 reviewed");
  await page.keyboard.press("KeyJ");
  await page.keyboard.press("KeyJ");
  await page.keyboard.press("KeyV");
  await seen(page, "1 of 3 reviewed");
  await seen(page, "Your marks are saved");
  await web.api.db.query.update(proposals).set({ version: 3 }).where(eq(proposals.handoverId, anew));
  await page.reload();
  await page.getByText("Changed meanwhile 1").waitFor();
  await page.keyboard.press("KeyJ");
  await page.keyboard.press("KeyJ");
  await seen(page, /Changed since you marked it/);
  await page.keyboard.press("KeyA");
  await seen(page, "1 changed meanwhile");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("KeyV");
  await page.getByText("Changed meanwhile 0").waitFor();
  await page.keyboard.press("KeyA");
  await page.getByRole("button", { name: "Decide 3 clients" }).waitFor();
  await waitForDialog(page, "Approve the rest?");
  await page.keyboard.press("Enter");
  await seen(page, "3 approved, 0 changed, 0 refused.");
  expect(faults).toEqual([]);
});

test("two devices, one offline: both keep their marks, and only the client they decided otherwise on is asked about", async () => {
  const { company, other, path } = await createProposals(web.api.db, 4);
  const { page: here, faults } = await web.openAs(company.head.id, path);
  const { page: there } = await web.open(path, { storageState: await here.context().storageState() });
  for (const page of [here, there]) await seen(page, "0 of 4 reviewed");
  const refuse = async (page: Page, rows: number, reason: string) => {
    await page.keyboard.press("KeyJ");
    for (let row = 1; row < rows; row++) await page.keyboard.press("KeyJ");
    await page.keyboard.press("KeyR");
    await waitForDialog(page, "Refuse the proposal for 1 client");
    await page.getByLabel("Reason").fill(reason);
    await page.keyboard.press("Enter");
  };
  await here.context().setOffline(true);
  await refuse(here, 1, "said here");
  await refuse(here, 1, "said here too");
  await seen(here, /No connection: your marks are kept here/);
  await there.keyboard.press("KeyJ");
  await there.keyboard.press("Enter");
  await waitForDialog(there, "Another person for 1 client");
  await there.keyboard.type(other.name);
  await there.keyboard.press("Enter");
  await there.keyboard.type("said there");
  await there.keyboard.press("Enter");
  await seen(there, "Your marks are saved");

  await here.context().setOffline(false);
  const asked = here.getByRole("alert").filter({ hasText: "Your two devices differ" });
  await asked.getByText("Client 001", { exact: true }).waitFor();
  await seen(here, "2 of 4 reviewed");
  await asked.getByRole("button", { name: /The other device: To .*said there/ }).waitFor();
  await asked.getByRole("button", { name: /This device: Refuse \(said here\)/ }).press("Enter");
  await asked.waitFor({ state: "detached" });
  await seen(here, "Your marks are saved");
  await there.reload();
  await there.getByText("My changes 2").waitFor();
  expect(await there.getByRole("row").filter({ hasText: "Refuse" }).count()).toBe(2);
  expect(faults).toEqual([]);
});
