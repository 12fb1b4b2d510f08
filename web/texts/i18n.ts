import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "../../messages/locale.ts";
import { chooseLocale, localeOf } from "./choose-locale.ts";

const KEPT = "handover-locale";

/** One language's words come as two files, when they are first needed: what everybody begins with, and all the rest. */
const loaders: Record<Locale, { first: () => Promise<object>; further: () => Promise<object> }> = {
  en: {
    first: () => import("./en.ts").then((module) => module.en),
    further: () => import("./en-further.ts").then((module) => module.enFurther),
  },
  ru: {
    first: () => import("./ru.ts").then((module) => module.ru),
    further: () => import("./ru-further.ts").then((module) => module.ruFurther),
  },
};
/** Languages whose further words are there too. */
const complete = new Set<Locale>();

/** Starts the texts in the person's language: the one kept, else the browser's first that we write. */
export async function startTexts(wanted?: Locale): Promise<i18n> {
  const locale = wanted ?? firstLocale();
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    ns: ["screens"],
    defaultNS: "screens",
    resources: { [locale]: { screens: await loaders[locale].first() } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  document.documentElement.lang = locale;
  return i18next;
}

const firstLocale = (): Locale => keptLocale() ?? chooseLocale(navigator.languages);

/** Begins to fetch the words of all screens before the texts have started. */
export const fetchFurtherWords = (): Promise<object> => loaders[firstLocale()].further();

/** Changes the language of everything shown, without a reload, and keeps the choice for this browser. */
export async function switchLocale(locale: Locale): Promise<void> {
  keepLocale(locale);
  await showLocale(locale);
}

/** Brings all words of a language, where they are not there yet. */
export async function addLocale(locale: Locale): Promise<void> {
  if (complete.has(locale)) return;
  const parts = await Promise.all([loaders[locale].first(), loaders[locale].further()]);
  for (const words of parts) i18next.addResourceBundle(locale, "screens", words, true, true);
  complete.add(locale);
}

/** The words of all screens, in the language shown. */
export const addFurtherWords = (): Promise<void> => addLocale(localeOf(i18next.language));

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
