import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, vi } from "vitest";
import type { AppDeps } from "../../api/app-deps.ts";
import { startTestApi, type TestApi } from "./api.ts";
import { launchBrowser, watchPage } from "./browser.ts";

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Script errors and what the content policy refused, so far. */
  faults: string[];
}

export interface Web {
  api: TestApi;
  /** A browser of the person's own at `path`, with a session already there. */
  openAs(personId: string, path: string, options?: BrowserContextOptions): Promise<Visit>;
  /** Somebody without a sign-in. */
  open(path: string, options?: BrowserContextOptions): Promise<Visit>;
}

/**
 * The app on a database of its own, and a real browser, for one test file. English, UTC, light and a desk's size unless
 * `options` say otherwise.
 */
export function useWeb(overrides: Partial<AppDeps> = {}): Web {
  let api: TestApi;
  let browser: Browser;
  // A browser shares the machine with whatever else runs.
  vi.setConfig({ testTimeout: 90_000 });
  beforeAll(async () => {
    [api, browser] = await Promise.all([startTestApi(overrides), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });
  const openContext = async (path: string, cookie: string, options: BrowserContextOptions) => {
    const context = await browser.newContext({
      baseURL: api.url,
      locale: "en-GB",
      timezoneId: "UTC",
      viewport: { width: 1280, height: 860 },
      ...options,
    });
    await context.addCookies(toCookies(cookie, api.url));
    // Sooner than the test's own limit, so that a failure says what was waited for.
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const faults = watchPage(page);
    await page.goto(path);
    return { page, context, faults };
  };
  return {
    get api() {
      return api;
    },
    openAs: async (personId, path, options = {}) => openContext(path, (await api.signIn(personId)).cookie, options),
    open: (path, options = {}) => openContext(path, "", options),
  };
}

const toCookies = (cookie: string, url: string) =>
  cookie
    .split("; ")
    .filter(Boolean)
    .map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url }));

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

/** Waits for a dialog to be there and to have the focus, as a person does before they type. */
export async function waitForDialog(page: Page, name: string): Promise<void> {
  await page.getByRole("dialog", { name }).locator(":is(input, textarea, button):focus").waitFor();
}
