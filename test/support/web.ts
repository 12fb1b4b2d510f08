import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { AppDeps } from "../../api/app-deps.ts";
import { startTestApi, type TestApi } from "./api.ts";
import { launchBrowser, watchPage } from "./browser.ts";

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Script errors and what the content policy refused, so far. */
  faults: string[];
}

export interface TestWeb {
  api: TestApi;
  browser: Browser;
  /** A browser of the person's own, signed in, at `path`. */
  openAs(personId: string, path: string, options?: BrowserContextOptions): Promise<Visit>;
  /** Somebody without a sign-in. */
  open(path: string, options?: BrowserContextOptions): Promise<Visit>;
  stop(): Promise<void>;
}

/** The app over a database of its own, and a browser. English, light and a desk's size unless `options` say otherwise. */
export async function startTestWeb(overrides: Partial<AppDeps> = {}): Promise<TestWeb> {
  const [api, browser] = await Promise.all([startTestApi(overrides), launchBrowser()]);

  const openContext = async (path: string, cookie: string, options: BrowserContextOptions) => {
    const context = await browser.newContext({
      baseURL: api.url,
      locale: "en-GB",
      viewport: { width: 1280, height: 860 },
      ...options,
    });
    await context.addCookies(toCookies(cookie, api.url));
    // Sooner than the test's own limit, so that a failure says what was waited for.
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const faults = watchPage(page);
    await page.goto(path);
    return { page, context, faults };
  };
  return {
    api,
    browser,
    openAs: async (personId, path, options = {}) => openContext(path, (await api.signIn(personId)).cookie, options),
    open: (path, options = {}) => openContext(path, "", options),
    stop: async () => {
      await browser.close();
      await api.stop();
    },
  };
}

const toCookies = (cookie: string, url: string) =>
  cookie
    .split("; ")
    .filter(Boolean)
    .map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url }));

/** Waits for a dialog to be there and to have the focus, as a person does before they type. */
export async function waitForDialog(page: Page, name: string): Promise<void> {
  await page.getByRole("dialog", { name }).locator(":is(input, textarea, button):focus").waitFor();
}
