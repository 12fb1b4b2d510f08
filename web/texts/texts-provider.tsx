import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatsOf } from "./formats.ts";
import { createTexts, TextsContext, useTexts } from "./use-texts.ts";

/** Gives everything in it the reader's words, and draws it again when another language is chosen. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const texts = useMemo(() => createTexts(i18n, language), [i18n, language]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}

/** Within it days of this year are written without it, those of any other with theirs. */
export function TextsOfYear({ year, children }: { year: number; children: ReactNode }) {
  const texts = useTexts();
  const ofYear = useMemo(() => ({ ...texts, ...formatsOf(texts.locale, year) }), [texts, year]);
  return <TextsContext value={ofYear}>{children}</TextsContext>;
}
