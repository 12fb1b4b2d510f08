import { type Locale, localeTags } from "./locale.ts";

export type TextParams = Readonly<Record<string, string | number>>;

interface LocaleRules {
  plurals: Intl.PluralRules;
  numbers: Intl.NumberFormat;
}

const built = new Map<Locale, LocaleRules>();

/** Built when a language is first asked for: Intl's are dear to build, and the catalogue asks for them in every list. */
function rulesOf(locale: Locale): LocaleRules {
  const known = built.get(locale);
  if (known) return known;
  const rules = { plurals: new Intl.PluralRules(locale), numbers: new Intl.NumberFormat(localeTags[locale]) };
  built.set(locale, rules);
  return rules;
}

/**
 * Fills one pattern of the catalogue: `{name}` and `{count, plural, one {# client} other {# clients}}`, where `#` is the
 * number in the reader's writing and the category is the language's own (Russian: one, few, many, other). Parameters are
 * put in as they are and never read as patterns; escaping is the renderer's.
 * @throws Error for a parameter that was not given, a plural form the pattern lacks or a pattern that does not close
 */
export function formatText(pattern: string, params: TextParams, locale: Locale): string {
  let result = "";
  let at = 0;
  while (at < pattern.length) {
    const open = pattern.indexOf("{", at);
    if (open < 0) return result + pattern.slice(at);
    const close = findClosingBrace(pattern, open);
    result += pattern.slice(at, open) + formatArgument(pattern.slice(open + 1, close), params, locale);
    at = close + 1;
  }
  return result;
}

function formatArgument(argument: string, params: TextParams, locale: Locale): string {
  const comma = argument.indexOf(",");
  const name = (comma < 0 ? argument : argument.slice(0, comma)).trim();
  const value = params[name];
  if (value === undefined) throw new Error(`Text parameter ${name} is missing`);
  if (comma < 0) return typeof value === "number" ? rulesOf(locale).numbers.format(value) : value;

  const forms = readPluralForms(argument.slice(comma + 1));
  if (typeof value !== "number") throw new Error(`Text parameter ${name} must be a number`);
  const { plurals, numbers } = rulesOf(locale);
  const category = plurals.select(value);
  const form = forms.get(`=${value}`) ?? forms.get(category);
  if (form === undefined) throw new Error(`Plural form ${category} of ${name} is missing`);
  return formatText(form.replaceAll("#", numbers.format(value)), params, locale);
}

/** The forms of ` plural, one {…} other {…}` by category; `=0` and the like name an exact number. */
export function readPluralForms(text: string): Map<string, string> {
  const header = /^\s*plural\s*,/.exec(text);
  if (header === null) throw new Error(`Only plural is known, not "${text}"`);
  const forms = new Map<string, string>();
  let at = header[0].length;
  for (let open = text.indexOf("{", at); open >= 0; open = text.indexOf("{", at)) {
    const close = findClosingBrace(text, open);
    forms.set(text.slice(at, open).trim(), text.slice(open + 1, close));
    at = close + 1;
  }
  return forms;
}

function findClosingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`Text pattern does not close: "${text}"`);
}
