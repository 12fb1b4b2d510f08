import { useEffect, useEffectEvent } from "react";
import type { Locale } from "../../messages/locale.ts";

/** Tells the frame in which language the page's reader was written to, once it is known. */
export function useToldLocale(locale: unknown, onLocale: (locale: Locale) => void): void {
  const tell = useEffectEvent(onLocale);
  useEffect(() => {
    if (locale === "en" || locale === "ru") tell(locale);
  }, [locale]);
}
