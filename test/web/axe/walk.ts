import type { Page } from "playwright-core";
import { type Locale, locales } from "../../../messages/locale.ts";
import { screens } from "../../../web/app/screens.ts";
import type { Visit, Web } from "../../support/web.ts";
import { changeLanguage } from "./change-language.ts";
import { lookAt } from "./look-at.ts";
import { lookAtWidths } from "./look-at-widths.ts";
import { watchCalls } from "./settle.ts";
import { languageOf, see, type Tour } from "./tour.ts";

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

/** Where little is shown, the longer words alone are enough to see that nothing is too wide. */
const widthsIn: Record<Stage, readonly Locale[]> = { filled: locales, empty: ["ru"], failed: ["ru"] };

/** Browsers that walk side by side: one waits for the API or a second try while another is looked at. */
const SIDE_BY_SIDE = 3;

/** Screens of the router that none of the places shows. */
export const listUnseen = (places: readonly Place[]): string[] =>
  screens.map(({ path }) => path).filter((path) => !places.some((place) => place.path === path));

/** Goes to every place as its person and has axe look at it in both languages. */
export async function walk(web: Web, tour: Tour, stage: Stage, places: readonly Place[]): Promise<void> {
  const byPerson = Map.groupBy(places, (place) => place.personId);
  // Whole persons, as a second sign-in ends the first; who has most to see begins.
  const waiting = [...byPerson.values()].toSorted((one, other) => other.length - one.length);
  const walkOn = async () => {
    for (let own = waiting.shift(); own; own = waiting.shift()) await walkAs(web, tour, stage, own);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, walkOn));
}

/** `places` are all of one person. */
async function walkAs(web: Web, tour: Tour, stage: Stage, places: readonly Place[]): Promise<void> {
  const visit = await web.openAs(places[0]?.personId ?? "", "/account", { reducedMotion: "reduce" });
  if (stage === "failed") await failCalls(visit);
  watchRefusals(visit, stage);
  const settle = watchCalls(visit.page);
  for (const place of places) {
    const screen = `${place.path} ${place.name ?? ""} (${stage})`;
    await see(tour, screen, async () => {
      await visit.page.goto(place.path.replaceAll(/\$(\w+)/g, (_, name: string) => place.ids?.[name] ?? ""));
      await lookInBothLanguages(tour, visit.page, screen, settle, widthsIn[stage]);
    });
    tour.faults.push(...visit.faults.splice(0).map((fault) => `${screen}: ${fault}`));
  }
  await visit.context.close();
}

/** Looks, changes the language by the page's own switch, and looks again. */
export async function lookInBothLanguages(
  tour: Tour,
  page: Page,
  screen: string,
  settle: () => Promise<void>,
  widthsIn: readonly Locale[] = locales,
): Promise<void> {
  await settle();
  await look(tour, page, screen, { darkToo: true, widthsIn });
  await changeLanguage(page);
  await settle();
  await look(tour, page, screen, { darkToo: false, widthsIn });
}

async function look(tour: Tour, page: Page, screen: string, how: { darkToo: boolean; widthsIn: readonly Locale[] }) {
  await lookAt(tour, page, screen, how);
  if (how.widthsIn.includes(await languageOf(page))) await lookAtWidths(tour, page, screen);
}

/** Nobody is taken to the door, and a screen with something on it got whatever it asked for. */
function watchRefusals({ page, faults }: Visit, stage: Stage): void {
  page.on("response", (response) => {
    const isRefused = stage === "filled" ? response.status() >= 400 : response.status() === 401;
    if (isRefused) faults.push(`${response.status()} from ${new URL(response.url()).pathname}`);
  });
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
