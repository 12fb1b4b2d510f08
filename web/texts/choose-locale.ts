import type { Locale } from "../../messages/locale.ts";

export const localeOf = (language: string): Locale => (language.startsWith("ru") ? "ru" : "en");

/** The reader's first language that we write; English for who reads neither. */
export function chooseLocale(languages: readonly string[]): Locale {
  const known = languages.find((language) => /^(en|ru)\b/.test(language));
  return localeOf(known ?? "en");
}
