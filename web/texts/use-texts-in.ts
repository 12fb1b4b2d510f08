import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TextParams } from "../../messages/format-text.ts";
import type { Locale } from "../../messages/locale.ts";
import { addLocale } from "./i18n.ts";
import type { TextKey } from "./use-texts.ts";

/** Texts in a language that need not be the reader's: what is said to a client. Null until they are there. */
export function useTextsIn(locale: Locale): ((key: TextKey, params?: TextParams) => string) | null {
  const { i18n } = useTranslation();
  const words = useQuery({
    queryKey: ["words", locale],
    queryFn: async () => {
      await addLocale(locale);
      return locale;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (words.data !== locale) return null;
  const translate = i18n.getFixedT(locale);
  return (key, params) => translate(key, params ?? {});
}
