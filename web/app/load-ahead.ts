import type { QueryClient } from "@tanstack/react-query";
import { fetchFurtherWords } from "../texts/i18n.ts";
import { screens } from "./screens.ts";
import { meReading } from "./session.tsx";

/**
 * Begins to fetch what the screen at an address needs while the app itself still starts: who is signed in, the screen's
 * code, its words and what it begins with. What fails here is asked for again by the router, which shows it.
 */
export function loadAhead(cache: QueryClient, path: string): void {
  for (const screen of screens) {
    const params = matchPath(screen.path, path);
    if (params === null) continue;
    if (screen.path !== "/") void Promise.allSettled([screen.load(), fetchFurtherWords()]);
    void cache.prefetchQuery(meReading());
    screen.readAhead?.(cache, params);
    return;
  }
}

/** The parts of an address that a pattern names: `/tasks/$taskId`. Null where it does not fit. */
function matchPath(pattern: string, path: string): Record<string, string> | null {
  const match = new RegExp(`^${pattern.replace(/\$(\w+)/g, "(?<$1>[^/]+)")}/?$`).exec(path);
  return match && { ...match.groups };
}
