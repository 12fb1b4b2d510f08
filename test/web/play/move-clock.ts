import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Say } from "./say.ts";
import type { Stage } from "./stage.ts";

/** Dozens of clients told and invited in one go take a busy machine minutes. */
const SETTLED_MS = 600_000;

const barOf = (page: Page, say: Say) => page.getByRole("region", { name: say("common.demo.label") });
const idleOf = (bar: Locator) => bar.locator('[role="status"][aria-busy="false"]');

/** Loads the demo's page anew and waits until it says that the process has come to rest. */
export async function waitUntilSettled({ address, world: { page }, say }: Stage): Promise<void> {
  await page.goto(`${address}/mailbox`);
  await idleOf(barOf(page, say)).waitFor({ timeout: SETTLED_MS });
}

/** Presses the demo bar's button once and waits until the present is settled; false when nothing is due by itself. */
export async function moveClock(page: Page, say: Say): Promise<boolean> {
  const bar = barOf(page, say);
  const idle = idleOf(bar);
  const before = await readClock(page);
  let isMoved = false;
  while (!isMoved) {
    await idle.waitFor({ timeout: SETTLED_MS });
    if (await bar.getByText(say("common.demo.nothing")).isVisible()) return false;
    const answered = page.waitForResponse(isMove, { timeout: SETTLED_MS });
    await bar.getByRole("button", { name: say("common.demo.next") }).click();
    // Refused while what people have just done is still at work: a person presses again then.
    isMoved = (await answered).ok();
  }
  await expect.poll(async () => (await readClock(page)) > before, { timeout: SETTLED_MS, interval: 100 }).toBe(true);
  await idle.waitFor({ timeout: SETTLED_MS });
  return true;
}

type Answer = Awaited<ReturnType<Page["waitForResponse"]>>;
const isMove = (answer: Answer) => answer.request().method() === "POST" && answer.url().endsWith("/demo/clock");

/** Business time as the demo bar shows it. */
export const readClock = async (page: Page): Promise<Date> =>
  new Date(String(await page.locator("main time").first().getAttribute("datetime")));
