import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../messages/locale.ts";
import { addLocale } from "./i18n.ts";
import { createTexts, type Texts } from "./use-texts.ts";

/** Texts in a language that need not be the reader's: what is said to a client. Null until they are there. */
export function useTextsIn(locale: Locale): Texts["t"] | null {
  const { i18n } = useTranslation();
  const words = useQuery({
    queryKey: ["words", locale],
    queryFn: async () => {
      await addLocale(locale);
      return locale;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return words.data === locale ? createTexts(i18n, locale).t : null;
}
