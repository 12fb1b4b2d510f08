import { createContext, use } from "react";
import type * as english from "../../messages/catalogue/en/client-page.ts";
import { formatText, type TextParams } from "../../messages/format-text.ts";
import { formatDate, formatZone } from "../../messages/format-values.ts";
import type { Locale } from "../../messages/locale.ts";
import { type Formats, formatsOf } from "../texts/formats.ts";

type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
type Words = Same<typeof english>;

/** One language's words come as one file, when they are first needed. */
const loaders: Record<Locale, () => Promise<Words>> = {
  en: () => import("../../messages/catalogue/en/client-page.ts"),
  ru: () => import("../../messages/catalogue/ru/client-page.ts"),
};

export interface LinkTexts extends Formats {
  locale: Locale;
  words: Words;
  /** Fills one pattern with its parameters. */
  say(pattern: string, params: TextParams): string;
  /** A plain date as it stands within a sentence, "14 December 2026"; `day` is for one that stands alone. */
  date(date: string): string;
  /** What a zone is called at an instant, `Europe/Berlin` → "Central European Summer Time". */
  zone(zone: string, at: string): string;
}

const loading = new Map<Locale, Promise<LinkTexts>>();

/** The words of the pages behind links, in one language; loaded once. */
export function loadLinkTexts(locale: Locale): Promise<LinkTexts> {
  const known = loading.get(locale) ?? load(locale);
  loading.set(locale, known);
  return known;
}

async function load(locale: Locale): Promise<LinkTexts> {
  const words = await loaders[locale]();
  return {
    ...formatsOf(locale),
    locale,
    words,
    zone: (zone, at) => formatZone(new Date(at), zone, locale),
    date: (date) => formatDate(date, locale),
    say: (pattern, params) => formatText(pattern, params, locale),
  };
}

export const LinkTextsContext = createContext<LinkTexts | null>(null);

export function useLinkTexts(): LinkTexts {
  const texts = use(LinkTextsContext);
  if (!texts) throw new Error("No texts around this component.");
  return texts;
}
