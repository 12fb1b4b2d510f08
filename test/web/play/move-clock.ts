import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Say } from "./say.ts";

/** The API moves, and waits until nothing is at work any more. */
const SETTLED_MS = 60_000;

/** Presses the demo bar's button once and waits until the present is settled; false when nothing is due by itself. */
export async function moveClock(page: Page, say: Say): Promise<boolean> {
  const bar = page.getByRole("region", { name: say("common.demo.label") });
  await bar.locator("time").waitFor();
  const before = await readClock(page);
  const idle = bar.locator('[role="status"][aria-busy="false"]');
  await idle.waitFor({ timeout: SETTLED_MS });
  if (await bar.getByText(say("common.demo.nothing")).isVisible()) return false;
  await bar.getByRole("button", { name: say("common.demo.next") }).click();
  await expect.poll(() => readClock(page), { timeout: SETTLED_MS, interval: 100 }).not.toBe(before);
  await idle.waitFor({ timeout: SETTLED_MS });
  return true;
}

/** Business time as the demo bar shows it. */
export const readClock = async (page: Page): Promise<string> =>
  (await page.locator("main time").first().getAttribute("datetime")) ?? "";
