import type { Page } from "playwright-core";
import type { Locale } from "../../../messages/locale.ts";

/** One round of looking: how much was seen, and every fault, each named by where it was seen. */
export interface Tour {
  name: string;
  startedAt: number;
  /** Screens, each state of one for itself. */
  screens: number;
  /** Looks that axe took at them, each language and scheme for itself. */
  looks: number;
  /** Widths at which they were seen not to scroll sideways. */
  widths: number;
  faults: string[];
}

/** A tour of minutes takes many more on a machine that others are at work on. */
export const TOUR_TIME = { timeout: 1_500_000 };

export const startTour = (name: string): Tour => ({
  name,
  startedAt: Date.now(),
  screens: 0,
  looks: 0,
  widths: 0,
  faults: [],
});

/** Says how much was seen, where the run's output is read. */
export function reportTour({ name, startedAt, screens, looks, widths }: Tour): void {
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`${name}: ${screens} screens, ${looks} looks by axe, ${widths} widths, ${seconds} s`);
}

/** Has something looked at; what cannot be is a fault of that screen, and the tour goes on to the others. */
export async function see(tour: Tour, screen: string, look: () => Promise<void>): Promise<void> {
  tour.screens += 1;
  await look().catch((error: unknown) => void tour.faults.push(`${screen}: ${String(error)}`));
}

export const languageOf = (page: Page): Promise<Locale> => page.evaluate("document.documentElement.lang");

/** Waits until what was changed is drawn, what measures itself once more after that, and no colour is on its way. */
export const waitForRest = (page: Page): Promise<void> => page.evaluate(comeToRest);

/** Runs in the page. Looks at each frame, as the promise of an animation that is broken off by a new width may never be kept. */
async function comeToRest(): Promise<void> {
  const isOnItsWay = (one: Animation) =>
    one.playState === "running" && one.effect?.getComputedTiming().endTime !== Infinity;
  for (let frames = 0; frames < 2 || document.getAnimations().some(isOnItsWay); frames += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
}
