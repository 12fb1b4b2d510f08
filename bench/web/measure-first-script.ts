import type { Browser } from "playwright-core";
import { emailOf, PASSWORD } from "./sign-ins.ts";
import { openThrottledPage } from "./throttled-page.ts";

/**
 * KB (1,024 bytes) of script, compressed as it came over the line, from an empty cache to the first page behind the sign-in: My work with its
 * tasks. What that page has fetched for the next click once it stands is not in it.
 */
export async function measureFirstScript(browser: Browser, address: string): Promise<number> {
  const { page, devTools, close } = await openThrottledPage(browser, address, "");
  const askedAt = new Map<string, number>();
  const headerBytes = new Map<string, number>();
  const scripts: { askedAt: number; bytes: number }[] = [];
  devTools.on("Network.requestWillBeSent", ({ requestId, wallTime }) => askedAt.set(requestId, wallTime * 1000));
  devTools.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.mimeType.includes("javascript")) headerBytes.set(requestId, response.encodedDataLength);
  });
  devTools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const headers = headerBytes.get(requestId);
    if (headers !== undefined)
      scripts.push({ askedAt: askedAt.get(requestId) ?? 0, bytes: encodedDataLength - headers });
  });
  await devTools.send("Network.enable");
  await page.goto("/sign-in");
  await page.locator("input[type=email]").fill(emailOf("head1"));
  await page.locator("input[type=password]").fill(PASSWORD);
  await page.locator("button[type=submit]").click();
  await page.getByRole("heading", { level: 1, name: "My work" }).waitFor();
  // Not "networkidle": the event stream never ends. What the first content asks for is there by then.
  await page.locator("main tr[data-index]").first().waitFor();
  const shownAt: unknown = await page.evaluate("bench.shownAt");
  await close();
  if (typeof shownAt !== "number") throw new Error("The page has not noted when its first task stood.");
  const first = scripts.filter((script) => script.askedAt < shownAt);
  return first.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
}
