import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { TestApi } from "./api.ts";
import { watchPage } from "./browser.ts";

export interface SignedInPage {
  page: Page;
  /** Script errors and what the content policy refused: to be empty at the end. */
  faults: string[];
}

/** A person's own browser, in English and UTC by default, signed in and standing at an address. */
export async function openSignedInPage(
  browser: Browser,
  api: TestApi,
  personId: string,
  path: string,
  options: BrowserContextOptions = {},
): Promise<SignedInPage> {
  const { cookie } = await api.signIn(personId);
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", ...options });
  const cookies = cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: api.url };
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  // Before the test's own time is up, so that it is told which step stood still.
  page.setDefaultTimeout(20_000);
  const faults = watchPage(page);
  await page.goto(`${api.url}${path}`);
  return { page, faults };
}
