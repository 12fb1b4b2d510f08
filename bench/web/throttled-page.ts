import { fileURLToPath } from "node:url";
import type { Browser, CDPSession, Page } from "playwright-core";

const IN_PAGE = fileURLToPath(new URL("./in-page.js", import.meta.url));
/** A cheap office machine beside the one that measures. */
const SLOWER = 4;
/** Far beyond every aim: what is slow is measured, what stands still ends the bench. */
export const LIMIT_MS = 120_000;

export interface ThrottledPage {
  page: Page;
  devTools: CDPSession;
  close(): Promise<void>;
}

/** A page of a browser without cache, cookies but `cookie`, with the processor four times slower. */
export async function openThrottledPage(browser: Browser, address: string, cookie: string): Promise<ThrottledPage> {
  const context = await browser.newContext({
    baseURL: address,
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
  });
  context.setDefaultTimeout(LIMIT_MS);
  await context.addCookies(
    cookie
      .split("; ")
      .filter(Boolean)
      .map((pair) => ({
        name: pair.slice(0, pair.indexOf("=")),
        value: pair.slice(pair.indexOf("=") + 1),
        url: address,
      })),
  );
  const page = await context.newPage();
  await page.addInitScript({ path: IN_PAGE });
  const devTools = await context.newCDPSession(page);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return { page, devTools, close: () => context.close() };
}

/** Waits until an expression is true in the page, looked at once a frame; the content policy lets no other script in. */
export async function untilInPage(page: Page, expression: string): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const look = () => (${expression} ? resolve(null) : requestAnimationFrame(look));
    look();
  })`);
}
