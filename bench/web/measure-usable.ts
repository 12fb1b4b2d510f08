import type { Browser } from "playwright-core";
import { openThrottledPage, untilInPage } from "./throttled-page.ts";

/** Ms from navigation with an empty cache until the table's first rows stand and j has moved the cursor. */
export async function measureUsable(
  browser: Browser,
  address: string,
  visit: { cookie: string; path: string },
): Promise<number> {
  const { page, close } = await openThrottledPage(browser, address, visit.cookie);
  await page.goto(visit.path, { waitUntil: "commit" });
  await page.locator("tr[data-index]").first().waitFor({ state: "attached" });
  await page.keyboard.press("j");
  await untilInPage(page, "bench.usableMs !== null");
  const usableMs = Number(await page.evaluate("bench.usableMs"));
  await close();
  return usableMs;
}
