import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { createTexts, TextsContext } from "./use-texts.ts";

/** Gives everything in it the reader's words, and draws it again when another language is chosen. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const texts = useMemo(() => createTexts(i18n, t), [i18n, t]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}
