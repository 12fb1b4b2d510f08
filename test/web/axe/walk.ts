import type { Page } from "playwright-core";
import type { Locale } from "../../../messages/locale.ts";
import { screens } from "../../../web/app/screens.ts";
import type { Visit, Web } from "../../support/web.ts";
import { watchCalls } from "./settle.ts";
import { lookAt, lookAtWidths, type Tour } from "./tour.ts";

/** Where a screen of the router is looked at: the ids in its address, and by whom. */
export interface Place {
  /** The screen's address as the router writes it. */
  path: string;
  ids?: Record<string, string>;
  personId: string;
  /** Said of this place only, where a screen is looked at more than once. */
  name?: string;
}

export type Stage = "filled" | "empty" | "failed";

const names: Record<Locale, string> = { en: "English", ru: "Русский" };

/** Screens of the router that none of the places shows. */
export const listUnseen = (places: readonly Place[]): string[] =>
  screens.map(({ path }) => path).filter((path) => !places.some((place) => place.path === path));

/** Goes to every place as its person and has axe look at it in both languages. */
export async function walk(web: Web, tour: Tour, stage: Stage, places: readonly Place[]): Promise<void> {
  for (const personId of new Set(places.map((place) => place.personId))) {
    const visit = await web.openAs(personId, "/account");
    if (stage === "failed") await failCalls(visit);
    const settle = watchCalls(visit.page);
    for (const place of places.filter((one) => one.personId === personId)) {
      const screen = `${place.path} ${place.name ?? ""} (${stage})`;
      await visit.page.goto(place.path.replaceAll(/\$(\w+)/g, (_, name: string) => place.ids?.[name] ?? ""));
      await settle();
      await lookInBothLanguages(tour, visit.page, screen, settle, { widths: stage === "filled" });
    }
    tour.faults.push(...visit.faults.map((fault) => `${stage}, as ${personId}: ${fault}`));
    await visit.context.close();
  }
}

/** Looks, changes the language by the page's own switch, and looks again. */
export async function lookInBothLanguages(
  tour: Tour,
  page: Page,
  screen: string,
  settle: () => Promise<void>,
  { widths = false } = {},
): Promise<void> {
  await lookAt(tour, page, screen);
  if (widths) await lookAtWidths(tour, page, screen);
  await changeLanguage(page);
  await settle();
  await lookAt(tour, page, screen, { darkToo: false });
  if (widths) await lookAtWidths(tour, page, screen);
}

async function changeLanguage(page: Page): Promise<void> {
  const wanted = (await page.evaluate("document.documentElement.lang")) === "ru" ? "en" : "ru";
  const menu = page.locator("header button[aria-haspopup=menu]");
  const inMenu = (await menu.count()) > 0;
  if (inMenu) await menu.click();
  const choice = page.getByText(names[wanted], { exact: true }).last();
  if ((await choice.count()) > 0 || inMenu) {
    await choice.click();
  } else {
    // Where there is nothing, there is no switch either; the choice kept in this browser counts.
    await page.evaluate(`localStorage.setItem("handover-locale", "${wanted}")`);
    await page.reload();
  }
  await page.locator(`html[lang=${wanted}]`).waitFor({ state: "attached" });
  if (!inMenu) return;
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "hidden" });
}

/** From now on the API answers nothing but who is signed in. */
async function failCalls({ context }: Visit): Promise<void> {
  await context.route("**/api/v1/**", (route) => {
    const { pathname } = new URL(route.request().url());
    if (/^\/api\/v1\/(me|events)\b/.test(pathname)) return route.continue();
    return route.fulfill({
      status: 500,
      contentType: "application/problem+json",
      body: JSON.stringify({ type: "/problems/internal", title: "Internal error", status: 500 }),
    });
  });
}
