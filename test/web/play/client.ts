import { expect } from "vitest";
import type { Stage } from "./stage.ts";

/**
 * A client reads the company's letter: found in the mailbox page by its address, its link opened in a window without a
 * sign-in. They confirm, and pick a time where one is offered. False while no letter has come.
 */
export async function answerAsClient({ address, world, say, stranger }: Stage, mail: string): Promise<boolean> {
  const { page } = world;
  await page.goto(`${address}/mailbox`);
  await page.getByRole("searchbox", { name: say("mailbox.find") }).fill(mail);
  const found = page.locator("tbody tr[data-index]").filter({ hasText: mail });
  await found
    .first()
    .or(page.getByText(say("mailbox.nothingFound")))
    .first()
    .waitFor();
  if ((await found.count()) === 0) return false;
  await found.last().click();
  const letter = await page.frameLocator("iframe").locator('a[href*="/c/"]').first().getAttribute("href");
  const visit = await stranger();
  await visit.goto(String(letter));
  const slot = visit.getByRole("radio").first();
  if (await slot.isVisible()) {
    await slot.check();
    await visit.getByRole("button", { name: say("clientPage.take") }).click();
    await visit.getByText(say("clientPage.agreed")).waitFor();
  }
  await visit.getByRole("button", { name: say("clientPage.confirm") }).click();
  await visit.getByText(say("clientPage.confirmed")).waitFor();
  expect(await visit.evaluate("document.documentElement.lang")).toMatch(/^(en|ru)$/);
  await visit.context().close();
  return true;
}
