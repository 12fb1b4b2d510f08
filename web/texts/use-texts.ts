import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { screens } from "../../messages/catalogue/en/screens.ts";
import type { TextParams } from "../../messages/format-text.ts";
import type { LabelGroup } from "../../messages/label-of.ts";
import type { Locale } from "../../messages/locale.ts";
import { localeOf } from "./choose-locale.ts";
import { createFormats, type Formats } from "./formats.ts";

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string];

/** Every text of the screens by its path: `work.column.due`. One that is not there does not compile. */
export type TextKey = Paths<typeof screens>;

export interface Texts extends Formats {
  /** A text with its parameters: `t("work.late")`, `t("common.clients", { count: 21 })`. */
  t(key: TextKey, params?: TextParams): string;
  locale: Locale;
  /** What a code is called: `label("tier", "gold")`. A code of the company's own making is shown as it stands. */
  label(group: LabelGroup, code: string | number | null): string;
}

/** The reader's words, and how numbers, money, days and times are written in their language. */
export function useTexts(): Texts {
  const { t: translate, i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  return useMemo(() => {
    const words = i18n.getResourceBundle(i18n.language, "screens") as {
      labels: Record<string, Record<string, string>>;
    };
    const label = (group: LabelGroup, code: string | number | null) =>
      code === null ? "" : (words.labels[group]?.[code] ?? String(code));
    return { t: (key, params) => translate(key, params ?? {}), locale, label, ...createFormats(locale) };
  }, [translate, locale, i18n]);
}
