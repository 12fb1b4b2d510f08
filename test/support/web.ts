import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { PASSWORD, startTestApi, type TestApi } from "./api.ts";
import { launchBrowser, watchPage } from "./browser.ts";
import type { Person } from "./company.ts";

export interface Web {
  api: TestApi;
  /** A fresh browser window; `faults`: script errors and what the content policy refused. */
  open(path: string, options?: BrowserContextOptions): Promise<{ page: Page; faults: string[] }>;
  /** The same, signed in by the door, led back to `path`. */
  openAs(person: Person, path: string, options?: BrowserContextOptions): Promise<{ page: Page; faults: string[] }>;
}

/** The app on a database of its own, and a real browser, for one test file. */
export function useWeb(): Web {
  const held = {} as { api: TestApi; browser: Browser };
  // A browser shares the machine with whatever else runs.
  vi.setConfig({ testTimeout: 90_000 });
  beforeAll(async () => {
    held.api = await startTestApi();
    held.browser = await launchBrowser();
  });
  afterAll(async () => {
    await held.browser?.close();
    await held.api?.stop();
  });
  const open: Web["open"] = async (path, options = {}) => {
    const context = await held.browser.newContext({ locale: "en-GB", ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const faults = watchPage(page);
    await page.goto(held.api.url + path);
    return { page, faults };
  };
  return {
    get api() {
      return held.api;
    },
    open,
    openAs: async (person, path, options) => {
      await held.api.signIn(person.id);
      const opened = await open(path, options);
      await opened.page.locator("input[type=email]").fill(person.email ?? "");
      await opened.page.locator("input[type=password]").fill(PASSWORD);
      await opened.page.locator("button[type=submit]").click();
      await opened.page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
      return opened;
    },
  };
}

/** How many rows the audit has: what only looks leaves it as it is. */
export async function countAudit(api: TestApi): Promise<number> {
  const { rows } = await api.db.pool.query<{ count: number }>("select count(*)::int as count from audit");
  return rows[0]?.count ?? 0;
}

/** What a page must hold at last; the browser's own waiting, in vitest's words. */
export const seen = async (page: Page, text: string | RegExp): Promise<void> => {
  await page.getByText(text).first().waitFor();
  expect(await page.getByText(text).count()).toBeGreaterThan(0);
};
