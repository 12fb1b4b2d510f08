import type { Catalogue } from "./catalogue/catalogue.ts";
import { en } from "./catalogue/en.ts";
import { ru } from "./catalogue/ru.ts";
import { formatText, type TextParams } from "./format-text.ts";
import type { Locale } from "./locale.ts";

export const catalogues: Readonly<Record<Locale, Catalogue>> = { en, ru };

/** The texts of one reader's language and the way to fill them. */
export interface Reader {
  locale: Locale;
  texts: Catalogue;
  say: (pattern: string, params?: TextParams) => string;
}

export function createReader(locale: Locale, texts: Catalogue = catalogues[locale]): Reader {
  return {
    locale,
    texts,
    say: (pattern, params = {}) => formatText(pattern, params, locale),
  };
}
