import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { languageOf, type Tour, waitForRest } from "./tour.ts";

/** Put into a page once; it is the greater part of a look's time. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What WCAG 2.2 asks for at levels A and AA; axe's own good advice is left out. */
const ALL: RunOptions["runOnly"] = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
};
const CONTRASTS: RunOptions["runOnly"] = { type: "rule", values: ["color-contrast"] };
const SCHEMES = ["light", "dark"] as const;

/** Has axe look at the page as it stands, in both schemes; in the dark only at contrasts unless `darkToo`. */
export async function lookAt(tour: Tour, page: Page, screen: string, { darkToo = true } = {}): Promise<void> {
  const language = await languageOf(page);
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(AXE);
  for (const scheme of SCHEMES) {
    await showScheme(page, scheme);
    const faults = await page.evaluate(findFaults, scheme === "light" || darkToo ? ALL : CONTRASTS);
    tour.looks += 1;
    tour.faults.push(...faults.map((fault) => `${screen} · ${language} · ${scheme}: ${fault}`));
  }
  await showScheme(page, "light");
}

/** A page of ours writes the scheme down and is drawn anew; a mail has it from the browser alone. */
async function showScheme(page: Page, scheme: (typeof SCHEMES)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  const written = `html:is([data-mantine-color-scheme=${scheme}], :not([data-mantine-color-scheme]))`;
  await page.locator(written).waitFor({ state: "attached" });
  await waitForRest(page);
}

/** What is serious or worse. Runs in the page. */
async function findFaults(runOnly: RunOptions["runOnly"]): Promise<string[]> {
  interface Axe {
    run(root: Document, options: RunOptions): Promise<AxeResults>;
  }
  const { axe } = globalThis as unknown as { axe: Axe };
  const { violations } = await axe.run(document, { iframes: false, resultTypes: ["violations"], runOnly });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 5).map(({ target, failureSummary = "" }) => {
        const why = failureSummary.replaceAll(/\s+/g, " ").slice(0, 300);
        return `${id} at ${target.join(" ")}: ${why}`;
      }),
    );
}
