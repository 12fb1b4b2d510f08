import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { LIMIT_MS, openThrottledPage } from "./throttled-page.ts";

/** Between two presses of somebody who cannot wait. */
const PRESS_EVERY_MS = 50;
const TASK = "Approve the new owners";
/** Somebody reads their list before they click. */
const LOOK_MS = 1_000;

interface Visit {
  /** The session of the head who approves. */
  cookie: string;
  /** Address of the page of the proposals. */
  path: string;
}

/**
 * Ms from the click on the task in My work until the table of the proposals stands and j, pressed again and again from the start, has moved its cursor.
 * Nothing but My work was open in this browser; what it fetches while it is read may be there.
 */
export async function measureUsable(browser: Browser, address: string, { cookie }: Visit): Promise<number> {
  const { page, close } = await openThrottledPage(browser, address, cookie);
  await page.goto("/");
  const task = page.locator("tr[data-index]", { hasText: TASK });
  await task.waitFor();
  await wait(LOOK_MS);
  await task.click();
  const usableMs = await pressUntilUsable(page);
  await close();
  return usableMs;
}

/** The same from navigation to the address of the page, with nothing of the app in the browser. */
export async function measureOpened(browser: Browser, address: string, { cookie, path }: Visit): Promise<number> {
  const { page, close } = await openThrottledPage(browser, address, cookie);
  await page.goto(path, { waitUntil: "commit" });
  const openedMs = await pressUntilUsable(page);
  await close();
  return openedMs;
}

async function pressUntilUsable(page: Page): Promise<number> {
  const end = performance.now() + LIMIT_MS;
  while (performance.now() < end) {
    await page.keyboard.press("j");
    const usableMs: unknown = await page.evaluate("bench.usableMs");
    if (typeof usableMs === "number") return usableMs;
    await wait(PRESS_EVERY_MS);
  }
  throw new Error(`The table has no cursor after ${LIMIT_MS} ms.`);
}
