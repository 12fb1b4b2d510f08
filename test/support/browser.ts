import { access } from "node:fs/promises";
import { delimiter, join } from "node:path";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium, type Page } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/** In one process a second context hangs while a first one holds an event stream. */
const LEFT_OUT = new Set(["--single-process", "--no-zygote"]);

/** A headless Chromium: the one CHROMIUM names, else one that is installed, else the one npm brought. */
export async function launchBrowser(): Promise<Browser> {
  const installed = process.env.CHROMIUM ?? (await findInstalled());
  // As root, and in most containers, Chromium has no sandbox of its own.
  const quiet = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ];
  if (installed) return chromium.launch({ executablePath: installed, args: quiet });
  const args = sparticuz.args.filter((arg) => !LEFT_OUT.has(arg));
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args: [...new Set([...args, ...quiet])] });
}

async function findInstalled(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const path of NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return undefined;
}

/** Collects what a page must never say: script errors, and anything its content policy refused. */
export function watchPage(page: Page, faults: string[] = []): string[] {
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    // A refused request is a line of the console too; tests of refusals look at the page itself.
    if (message.type() === "error" && !text.startsWith("Failed to load resource")) faults.push(`console: ${text}`);
  });
  return faults;
}
