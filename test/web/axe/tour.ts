import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { vi } from "vitest";

/** What WCAG 2.2 asks for at levels A and AA; axe's own good advice is left out. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SCHEMES = ["light", "dark"] as const;

/** One round of looking: how many screens there were, and every fault, each named by where it was seen. */
export interface Tour {
  /** Screens that axe looked at, each language and scheme for itself. */
  count: number;
  faults: string[];
}

export const startTour = (): Tour => ({ count: 0, faults: [] });

/** Says how much was seen, where the run's output is read. */
export const reportTour = ({ count }: Tour): void => console.log(`${count} screens looked at by axe`);

/** Has axe look at the page as it stands, in both schemes; in the dark only at contrasts unless `darkToo`. */
export async function lookAt(tour: Tour, page: Page, screen: string, { darkToo = true } = {}): Promise<void> {
  const language = await page.evaluate<string>("document.documentElement.lang");
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ iframes: false, resultTypes: ["violations"] });
    const whole = scheme === "light" || darkToo;
    const { violations } = await (whole ? axe.withTags(TAGS) : axe.withRules(["color-contrast"])).analyze();
    tour.count += 1;
    for (const { id, impact, nodes } of violations) {
      if (impact !== "serious" && impact !== "critical") continue;
      for (const { target, failureSummary = "" } of nodes.slice(0, 5))
        tour.faults.push(`${screen} · ${language} · ${scheme}: ${id} at ${target.join(" ")}: ${tell(failureSummary)}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
}

const tell = (summary: string): string => summary.replaceAll(/\s+/g, " ").slice(0, 300);

const FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";

/** A telephone, and a desk's screen at twice the size. */
const NARROW = [360, 640];

/** Sees that the page scrolls down only, however narrow it is shown. */
export async function lookAtWidths(tour: Tour, page: Page, screen: string): Promise<void> {
  const language = await page.evaluate<string>("document.documentElement.lang");
  const before = page.viewportSize() ?? { width: 1280, height: 860 };
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 800 });
    // What measures itself is laid out once more after the window.
    await vi.waitUntil(() => page.evaluate(FITS), { timeout: 2_000 }).catch(() => false);
    const wide = await page.evaluate(findTooWide);
    if (wide !== null) tour.faults.push(`${screen} · ${language} · ${width} px: scrolls sideways because of ${wide}`);
  }
  await page.setViewportSize(before);
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
