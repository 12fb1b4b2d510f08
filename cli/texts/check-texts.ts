import { formatText, readPluralForms } from "../../messages/format-text.ts";
import type { Locale } from "../../messages/locale.ts";

export type Tree = { readonly [key: string]: string | Tree };

export interface TextFault {
  key: string;
  kind: "missing" | "untranslated" | "otherParameters" | "pluralForms" | "empty" | "unused" | "literal";
  detail: string;
}

/** Names that are the same in every language, and what stands for itself, like a key of the audit (`person:…`). */
const NAMES =
  /\b(Handover|English|API|CSV|CRM|HR|IT|SMTP|XLSX|JSON|UTF-8|Temporal|Excel|e-?mail|URL|Ctrl|Enter|Shift|Esc|PDF|ID|NPS|SHA-256|gzip)\b|\.(?:csv|tsv|xlsx?|gz)\b|\b[a-z]+:…|⌘K/gi;

const CATEGORIES: Record<Locale, readonly string[]> = {
  en: ["one", "other"],
  ru: ["one", "few", "many", "other"],
};

/** Every text by its path, `labels.tier.gold`. */
export function flattenTexts(tree: Tree, path = ""): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as const] : [...flattenTexts(value, `${path}${key}.`)],
  );
  return new Map(entries);
}

/**
 * What is wrong with the texts of two languages: a key one lacks, Russian without a Russian letter or with an English
 * word, other parameters, plural forms a language needs and a pattern lacks.
 */
export function checkTexts(english: ReadonlyMap<string, string>, russian: ReadonlyMap<string, string>): TextFault[] {
  const keys = new Set([...english.keys(), ...russian.keys()]);
  return [...keys].flatMap((key) => {
    const [en, ru] = [english.get(key), russian.get(key)];
    if (en === undefined || ru === undefined)
      return [{ key, kind: "missing" as const, detail: en === undefined ? "en" : "ru" }];
    return [...checkEmpty(key, en, ru), ...checkTranslated(key, en, ru), ...checkPatterns(key, en, ru)];
  });
}

function checkEmpty(key: string, en: string, ru: string): TextFault[] {
  return [en, ru].some((text) => text.trim() === "") ? [{ key, kind: "empty", detail: `${en} / ${ru}` }] : [];
}

function checkTranslated(key: string, en: string, ru: string): TextFault[] {
  const words = withoutPatterns(ru)
    .replaceAll(NAMES, "")
    .replaceAll(/https?:\S+|\S+@\S+/g, "");
  const hasEnglish = /[A-Za-z]{2,}/.test(words);
  const lacksRussian = !/[а-яё]/i.test(ru) && /[A-Za-z]{2,}/.test(withoutPatterns(en).replaceAll(NAMES, ""));
  return hasEnglish || lacksRussian ? [{ key, kind: "untranslated", detail: ru }] : [];
}

const withoutPatterns = (text: string) => text.replaceAll(/\{\w+(, plural,)?|(\b(one|few|many|other)|=\d+) \{/g, " ");

function checkPatterns(key: string, en: string, ru: string): TextFault[] {
  const [wanted, given] = [listParams(en), listParams(ru)].map((params) => params.join(", "));
  const faults: TextFault[] =
    wanted === given ? [] : [{ key, kind: "otherParameters", detail: `${wanted} / ${given}` }];
  for (const [locale, text] of [
    ["en", en],
    ["ru", ru],
  ] as const) {
    for (const forms of listPlurals(text)) {
      const lacking = CATEGORIES[locale].filter((category) => !forms.has(category));
      if (lacking.length > 0) faults.push({ key, kind: "pluralForms", detail: `${locale}: ${lacking.join(", ")}` });
    }
  }
  return faults;
}

/** The names a pattern asks for, those inside plural forms too. */
function listParams(pattern: string): string[] {
  const names = readArguments(pattern).flatMap(({ name, forms }) => [name, ...[...forms.values()].flatMap(listParams)]);
  return [...new Set(names)].sort();
}

function listPlurals(pattern: string): Map<string, string>[] {
  return readArguments(pattern).flatMap(({ forms }) =>
    forms.size > 0 ? [forms, ...[...forms.values()].flatMap(listPlurals)] : [],
  );
}

/** `{name}` and `{name, plural, …}` of a pattern's own level, with the forms of the latter. */
function readArguments(pattern: string): { name: string; forms: Map<string, string> }[] {
  const found: { name: string; forms: Map<string, string> }[] = [];
  for (let open = pattern.indexOf("{"); open >= 0; ) {
    const close = closingOf(pattern, open);
    const [name = "", ...rest] = pattern.slice(open + 1, close).split(",");
    found.push({ name: name.trim(), forms: rest.length > 0 ? readPluralForms(rest.join(",")) : new Map() });
    open = pattern.indexOf("{", close);
  }
  return found;
}

function closingOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

/** What a text says for 1, 2, 5 and 21: where a language's forms go wrong, they go wrong there. */
export const sayNumbers = (pattern: string, name: string, locale: Locale): string[] =>
  [1, 2, 5, 21].map((count) => formatText(pattern, { [name]: count }, locale));
