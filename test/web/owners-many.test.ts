import { expect, test } from "vitest";
import { createProposals } from "../support/proposals.ts";
import { useWeb, waitForDialog } from "../support/web.ts";

const web = useWeb();

test("of many proposals the first can be reviewed while the rest is on its way; the verdict waits for all", async () => {
  const { company, path } = await createProposals(web.api.db, 230);
  const { page, context, faults } = await web.openAs(company.head.id, "/account");
  const arrival = Promise.withResolvers<void>();
  await context.route(/proposals\?.*limit=10000/, async (route) => {
    await arrival.promise;
    await route.continue();
  });
  await page.goto(path);

  await page.getByText("0 of 230 reviewed").waitFor();
  const approve = page.getByRole("button", { name: "Approve the rest" });
  expect(await approve.isDisabled()).toBe(true);
  await page.keyboard.press("j");
  await page.keyboard.press("v");
  await page.getByText("1 of 230 reviewed").waitFor();
  await page.keyboard.press("a");
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(await page.getByRole("table").first().getAttribute("aria-rowcount")).toBe("201");

  arrival.resolve();
  await page.locator('table[aria-rowcount="231"]').waitFor();
  await page.getByText("1 of 230 reviewed").waitFor();
  await page.keyboard.press("a");
  await waitForDialog(page, "Approve the rest?");
  await page.getByRole("button", { name: "Decide 230 clients" }).waitFor();
  expect(faults).toEqual([]);
});
