import { flattenTexts } from "../../../cli/texts/check-texts.ts";
import { clientPage as enClientPage } from "../../../messages/catalogue/en/client-page.ts";
import { screens as enScreens } from "../../../messages/catalogue/en/screens.ts";
import { en } from "../../../messages/catalogue/en.ts";
import { clientPage as ruClientPage } from "../../../messages/catalogue/ru/client-page.ts";
import { screens as ruScreens } from "../../../messages/catalogue/ru/screens.ts";
import { ru } from "../../../messages/catalogue/ru.ts";
import { readPluralForms } from "../../../messages/format-text.ts";
import type { Locale } from "../../../messages/locale.ts";

const trees = {
  en: { ...enScreens, labels: en.labels, problems: en.problems, clientPage: enClientPage },
  ru: { ...ruScreens, labels: ru.labels, problems: ru.problems, clientPage: ruClientPage },
};

/** What a page says for a key, as a pattern that fits it whatever its parameters are. */
export type Say = (key: string) => RegExp;

export function createSay(locale: Locale): Say {
  const texts = flattenTexts(trees[locale]);
  return (key) => {
    const pattern = texts.get(key);
    if (pattern === undefined) throw new Error(`No text ${key}`);
    return new RegExp(`^${toPattern(pattern)}$`);
  };
}

const quote = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** `{name}` fits anything, `{count, plural, …}` each of its forms, `#` a number. */
function toPattern(text: string): string {
  const open = text.indexOf("{");
  if (open < 0) return quote(text);
  let close = open;
  for (let depth = 0; close < text.length; close += 1) {
    if (text[close] === "{") depth += 1;
    if (text[close] === "}") depth -= 1;
    if (depth === 0) break;
  }
  const [, ...rest] = text.slice(open + 1, close).split(",");
  return quote(text.slice(0, open)) + fitting(rest.join(",")) + toPattern(text.slice(close + 1));
}

function fitting(plural: string): string {
  if (plural === "") return ".*";
  const forms = [...readPluralForms(plural).values()].map((form) => toPattern(form).replaceAll("#", "[\\d\\s.,]+"));
  return `(?:${forms.join("|")})`;
}
