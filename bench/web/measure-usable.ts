import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { LIMIT_MS, openThrottledPage } from "./throttled-page.ts";

/** Between two presses of somebody who cannot wait. */
const PRESS_EVERY_MS = 50;

/** Ms from navigation with an empty cache until the table stands and j, pressed again and again from the start, has moved the cursor. */
export async function measureUsable(
  browser: Browser,
  address: string,
  visit: { cookie: string; path: string },
): Promise<number> {
  const { page, close } = await openThrottledPage(browser, address, visit.cookie);
  await page.goto(visit.path, { waitUntil: "commit" });
  const end = performance.now() + LIMIT_MS;
  while (performance.now() < end) {
    await page.keyboard.press("j");
    const usableMs: unknown = await page.evaluate("bench.usableMs");
    if (typeof usableMs === "number") {
      await close();
      return usableMs;
    }
    await wait(PRESS_EVERY_MS);
  }
  throw new Error(`The table has no cursor after ${LIMIT_MS} ms.`);
}
