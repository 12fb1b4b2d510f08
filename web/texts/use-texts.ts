import type { i18n } from "i18next";
import { createContext, useContext } from "react";
import type { screens } from "../../messages/catalogue/en/screens.ts";
import { formatText, type TextParams } from "../../messages/format-text.ts";
import type { LabelGroup } from "../../messages/label-of.ts";
import type { Locale } from "../../messages/locale.ts";
import { localeOf } from "./choose-locale.ts";
import { type Formats, formatsOf } from "./formats.ts";

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string];

/** Every text of the screens by its path: `work.column.due`. One that is not there does not compile. */
export type TextKey = Paths<typeof screens>;

export interface Texts extends Formats {
  /** A text with its parameters: `t("work.late")`, `t("common.clients", { count: 21 })`. */
  t(key: TextKey, params?: TextParams): string;
  locale: Locale;
  /** What a code is called: `label("tier", "gold")`. A code of the company's own making is shown as it stands. */
  label(group: LabelGroup, code: string | number | null): string;
  /** The codes of a group that have a name. */
  codes(group: LabelGroup): readonly string[];
  /** What is wrong and what to do next, for the reason of a refusal; null for a reason that is none of ours. */
  reason(reason: string, details: Readonly<Record<string, unknown>>): string | null;
}

interface Words {
  labels: Record<string, Record<string, string>>;
  /** Come with the further words. */
  problems?: Record<string, string>;
}

const onlyParams = (details: Readonly<Record<string, unknown>>): TextParams =>
  Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" ? [[name, value] as const] : [],
    ),
  );

const hasParams = (pattern: string, params: TextParams) =>
  [...pattern.matchAll(/\{(\w+)(?=[,}])/g)].every(([, name = ""]) => name in params);

/** The pattern at a path of a language's words, where it is there. Looked up here: the library's own way costs a first page dear. */
function findPattern(words: Words, key: TextKey): string | undefined {
  const found = key
    .split(".")
    .reduce<unknown>((part, name) => (part as Readonly<Record<string, unknown>> | undefined)?.[name], words);
  return typeof found === "string" ? found : undefined;
}

/** A language's words, and how numbers, money, days and times are written in it. */
export function createTexts(i18n: i18n, language: string): Texts {
  const locale = localeOf(language);
  // Looked up at each use: the words of further screens are added later.
  const words = () => i18n.getResourceBundle(locale, "screens") as Words;
  const label = (group: LabelGroup, code: string | number | null) =>
    code === null ? "" : (words().labels[group]?.[code] ?? String(code));
  const codes = (group: LabelGroup) => Object.keys(words().labels[group] ?? {});
  const reason: Texts["reason"] = (code, details) => {
    const pattern = words().problems?.[code];
    const params = onlyParams(details);
    return pattern !== undefined && hasParams(pattern, params) ? formatText(pattern, params, locale) : null;
  };
  // Words are only ever added: what was found stays. Long tables ask for the same few at each turn of the wheel.
  const patterns = new Map<TextKey, string>();
  const t: Texts["t"] = (key, params = {}) => {
    const pattern = patterns.get(key) ?? findPattern(words(), key);
    if (pattern === undefined) return key;
    patterns.set(key, pattern);
    return pattern.includes("{") ? formatText(pattern, params, locale) : pattern;
  };
  return { t, locale, label, codes, reason, ...formatsOf(locale) };
}

/** Given once for the whole page: asking the library in every cell of a long table is felt. */
export const TextsContext = createContext<Texts | null>(null);

/** The reader's words. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (texts === null) throw new Error("No TextsProvider is around this.");
  return texts;
}
