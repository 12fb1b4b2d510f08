import type { Page, Request } from "playwright-core";
import { vi } from "vitest";

/** Follows what a page still asks the API for; what comes back waits until it has everything and is drawn. */
export function watchCalls(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  const end = (request: Request) => void open.delete(request);
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    // The stream of changes never ends.
    if (pathname.startsWith("/api/") && pathname !== "/api/v1/events") open.add(request);
  });
  page.on("requestfinished", end);
  page.on("requestfailed", end);
  return async () => {
    const look = async () => {
      const isDrawn = await page.evaluate<boolean>(DRAWN);
      if (!isDrawn || open.size > 0)
        throw new Error(`${page.url()} is not there yet: ${[...open].map((one) => one.url()).join()}`);
    };
    await vi.waitFor(look, { timeout: 30_000, interval: 40 });
  };
}

const DRAWN = `document.querySelector("h1, [role=alert]") !== null &&
  document.querySelector(".mantine-Skeleton-root, .mantine-Loader-root") === null`;
