import { type Locale, locales } from "../../messages/locale.ts";

/** Apart from a colleague's own choice in the inner pages: who tries out a client's page keeps theirs. */
const KEPT = "handover-link-locale";

/** The language chosen on this device for pages behind links; null before, and where the browser keeps nothing. */
export function keptLocale(): Locale | null {
  try {
    return locales.find((one) => one === localStorage.getItem(KEPT)) ?? null;
  } catch {
    return null;
  }
}

export function keepLocale(locale: Locale): void {
  try {
    localStorage.setItem(KEPT, locale);
  } catch {
    // The choice then holds until the page is left.
  }
}
