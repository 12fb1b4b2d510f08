import type { Page } from "playwright-core";
import { vi } from "vitest";
import { languageOf, type Tour, waitForRest } from "./tour.ts";

/** WCAG's reflow (a desk's screen at 400 %), a telephone, a desk's screen at 200 %, and the widest there is. */
const WIDTHS = [320, 360, 640, 3840];

/** Sees that the page scrolls down only, however narrow or wide it is shown. */
export async function lookAtWidths(tour: Tour, page: Page, screen: string): Promise<void> {
  const language = await languageOf(page);
  const before = page.viewportSize() ?? { width: 1280, height: 860 };
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await waitForRest(page);
    const wide = await waitUntilFits(page);
    tour.widths += 1;
    if (wide !== null) tour.faults.push(`${screen} · ${language} · ${width} px: scrolls sideways because of ${wide}`);
  }
  await page.setViewportSize(before);
}

/** What still sticks out when everything that measures itself has been laid out once more. */
async function waitUntilFits(page: Page): Promise<string | null> {
  let wide: string | null = null;
  const fits = async () => {
    wide = await page.evaluate(findTooWide);
    return wide === null;
  };
  // In time or not, the last look says it.
  await vi.waitUntil(fits, { timeout: 2_000 }).catch(() => undefined);
  return wide;
}

/** What sticks out of the page, or null. Runs in the page. */
function findTooWide(): string | null {
  const isClipped = ({ parentElement }: Element): boolean =>
    parentElement !== null &&
    parentElement !== document.body &&
    (getComputedStyle(parentElement).overflowX !== "visible" || isClipped(parentElement));
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return null;
  const out = [...document.querySelectorAll("body *")].filter((element) => {
    const { right, width } = element.getBoundingClientRect();
    return width > 0 && right > clientWidth + 1 && !isClipped(element);
  });
  const named = out.slice(0, 4).map((one) => `${one.tagName.toLowerCase()}.${one.className} "${one.textContent}"`);
  return `${scrollWidth} px: ${named.join(" | ").slice(0, 300)}`;
}
