import { fetchFurtherWords } from "../texts/i18n.ts";
import { screens } from "./screens.ts";

/**
 * Begins to fetch the screen at an address, and its words, while the app itself still starts. What fails here is asked for
 * again by the router, which shows it.
 */
export function loadAhead(path: string): void {
  const screen = screens.find((one) => isAt(one.path, path));
  if (screen === undefined || screen.path === "/") return;
  void Promise.allSettled([screen.load(), fetchFurtherWords()]);
}

const isAt = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replace(/\$\w+/g, "[^/]+")}/?$`).test(path);
