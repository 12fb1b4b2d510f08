import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { createTexts, TextsContext } from "./use-texts.ts";

/** Gives everything in it the reader's words, and draws it again when another language is chosen. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const texts = useMemo(() => createTexts(i18n, language), [i18n, language]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}
