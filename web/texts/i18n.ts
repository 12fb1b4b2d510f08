import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { formatText, type TextParams } from "../../messages/format-text.ts";
import type { Locale } from "../../messages/locale.ts";
import { chooseLocale, localeOf } from "./choose-locale.ts";

const KEPT = "handover-locale";

/** One language's words come as one file, when they are first needed. */
const loaders: Record<Locale, () => Promise<object>> = {
  en: () => import("./en.ts").then((module) => module.en),
  ru: () => import("./ru.ts").then((module) => module.ru),
};

/** Screens are written in the same patterns as mails (messages/format-text.ts): one way to say plurals. */
const patterns = {
  type: "i18nFormat" as const,
  name: "handover-patterns",
  parse: (pattern: unknown, params: TextParams, language: string) =>
    typeof pattern === "string" ? formatText(pattern, params, localeOf(language)) : pattern,
  addLookupKeys: (keys: string[]) => keys,
};

/** Starts the texts in the person's language: the one kept, else the browser's first that we write. */
export async function startTexts(wanted?: Locale): Promise<i18n> {
  const locale = wanted ?? keptLocale() ?? chooseLocale(navigator.languages);
  await i18next
    .use(patterns)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: false,
      ns: ["screens"],
      defaultNS: "screens",
      resources: { [locale]: { screens: await loaders[locale]() } },
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  document.documentElement.lang = locale;
  return i18next;
}

/** Changes the language of everything shown, without a reload, and keeps the choice for this browser. */
export async function switchLocale(locale: Locale): Promise<void> {
  keepLocale(locale);
  await showLocale(locale);
}

/** Brings a language's words, where they are not there yet. */
export async function addLocale(locale: Locale): Promise<void> {
  if (!i18next.hasResourceBundle(locale, "screens"))
    i18next.addResourceBundle(locale, "screens", await loaders[locale]());
}

/** The person's own language, unless another was chosen in this browser. */
export async function takeOwnLocale(locale: Locale): Promise<void> {
  if (keptLocale() === null && localeOf(i18next.language) !== locale) await showLocale(locale);
}

async function showLocale(locale: Locale): Promise<void> {
  await addLocale(locale);
  document.documentElement.lang = locale;
  await i18next.changeLanguage(locale);
}

function keptLocale(): Locale | null {
  const kept = localStorage.getItem(KEPT);
  return kept === "en" || kept === "ru" ? kept : null;
}

function keepLocale(locale: Locale): void {
  localStorage.setItem(KEPT, locale);
}
