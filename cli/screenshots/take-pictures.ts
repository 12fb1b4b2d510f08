import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import type { Locale } from "../../messages/locale.ts";
import type { SignIn } from "../demo/cast.ts";

export const schemes = ["light", "dark"] as const;
export type Scheme = (typeof schemes)[number];

const DESK = { width: 1280, height: 800 };
/** Where the sample company's head office is. */
const ZONE = "Europe/Berlin";
const PHONE = { width: 390, height: 844 };

/** A screen to be taken: its address, and whose it is; null for who has no sign-in. */
export interface Shot {
  name: string;
  address: string;
  path: string;
  signIn: SignIn | null;
  phone: boolean;
  /** The whole page instead of one window of it. */
  whole: boolean;
  /** Pressed once the screen is there. */
  keys: readonly string[];
  locale: Locale;
}

/** `owner-approval-dark-ru.png`; English is not named. */
export const pictureFile = (name: string, scheme: Scheme, locale: Locale): string =>
  `${name}-${scheme}${locale === "en" ? "" : `-${locale}`}.png`;

/** Takes one screen in both schemes. Returns the files written. */
export async function takePictures(browser: Browser, folder: string, shot: Shot): Promise<string[]> {
  const context = await browser.newContext({
    viewport: shot.phone ? PHONE : DESK,
    locale: shot.locale === "en" ? "en-GB" : "ru-RU",
    timezoneId: ZONE,
    reducedMotion: "reduce",
    baseURL: shot.address,
  });
  try {
    await context.addInitScript(`localStorage.setItem("handover-locale", "${shot.locale}")`);
    if (shot.signIn) await signIn(context, shot.signIn);
    return await takeSchemes(context, folder, shot);
  } finally {
    await context.close();
  }
}

async function signIn(context: BrowserContext, data: SignIn): Promise<void> {
  const answer = await context.request.post("/api/auth/sign-in/email", { data });
  if (!answer.ok()) throw new Error(`${data.email} could not sign in: ${answer.status()}`);
}

async function takeSchemes(context: BrowserContext, folder: string, shot: Shot): Promise<string[]> {
  const page = await context.newPage();
  await page.goto(shot.path);
  await page.locator("h1").first().waitFor();
  // What is still being read shows its outline.
  await page.locator(".mantine-Skeleton-root").first().waitFor({ state: "detached" });
  for (const key of shot.keys) await page.keyboard.press(key);
  const files: string[] = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: "attached" });
    const path = join(folder, pictureFile(shot.name, colorScheme, shot.locale));
    await page.screenshot({ path, fullPage: shot.whole, animations: "disabled", caret: "hide" });
    files.push(path);
  }
  return files;
}
