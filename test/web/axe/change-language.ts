import type { Page } from "playwright-core";
import type { Locale } from "../../../messages/locale.ts";
import { languageOf } from "./tour.ts";

const names: Record<Locale, string> = { en: "English", ru: "Русский" };

/** Shows the page in the other language, by the page's own switch. */
export async function changeLanguage(page: Page): Promise<void> {
  const wanted = (await languageOf(page)) === "ru" ? "en" : "ru";
  const account = page.locator("header button[aria-haspopup=menu]");
  if ((await account.count()) > 0) await changeInMenu(page, wanted);
  else await changeOnPage(page, wanted);
}

async function changeInMenu(page: Page, wanted: Locale): Promise<void> {
  await page.locator("header button[aria-haspopup=menu]").click();
  // The page itself may name languages too: a template's, a new person's.
  const menu = page.getByRole("menu");
  await menu.getByText(names[wanted], { exact: true }).click();
  await waitForLanguage(page, wanted);
  await page.keyboard.press("Escape");
  await menu.waitFor({ state: "hidden" });
}

async function changeOnPage(page: Page, wanted: Locale): Promise<void> {
  const choice = page.getByText(names[wanted], { exact: true });
  if ((await choice.count()) > 0) {
    await choice.click();
  } else {
    // Where there is nothing, there is no switch either; the choice kept in this browser counts.
    await page.evaluate(`localStorage.setItem("handover-locale", "${wanted}")`);
    await page.reload();
  }
  await waitForLanguage(page, wanted);
}

const waitForLanguage = (page: Page, wanted: Locale) =>
  page.locator(`html[lang=${wanted}]`).waitFor({ state: "attached" });
