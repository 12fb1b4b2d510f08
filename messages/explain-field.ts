import type { z } from "zod";
import { en, ru } from "zod/locales";
import { formatText } from "./format-text.ts";
import type { Locale } from "./locale.ts";
import { catalogues } from "./reader.ts";

type FieldErrors = (typeof catalogues)["en"]["fieldErrors"];
/** Zod's own words, for what people rarely meet in a form. */
const ofZod = { en: en().localeError, ru: ru().localeError };

/** Zod's map of errors for a reader: what people meet in forms in plain words of ours, the rest in zod's. Given to each parse, never set for all. */
export function createFieldErrorMap(locale: Locale): z.core.$ZodErrorMap {
  const texts = catalogues[locale].fieldErrors;
  return (issue) => explainIssue(texts, locale, issue) ?? ofZod[locale](issue);
}

/** A schema names its own rules by a key of the catalogue (`message: "awayEndsBeforeStart"`); other messages stand as they are. */
export function explainFieldKey(locale: Locale, message: string): string {
  const texts: Readonly<Record<string, string>> = catalogues[locale].fieldErrors;
  return Object.hasOwn(texts, message) ? (texts[message] ?? message) : message;
}

function explainIssue(texts: FieldErrors, locale: Locale, issue: z.core.$ZodRawIssue): string | null {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined || issue.input === null) return texts.required;
      return issue.expected === "number" || issue.expected === "int" ? texts.number : null;
    case "too_small":
      if (issue.origin !== "string") return null;
      if (issue.input === "" || issue.minimum === 1) return texts.required;
      return formatText(texts.tooShort, { min: Number(issue.minimum) }, locale);
    case "too_big":
      if (issue.origin !== "string") return null;
      return formatText(texts.tooLong, { max: Number(issue.maximum) }, locale);
    case "invalid_format":
      if (issue.input === "") return texts.required;
      return issue.format === "email" ? texts.email : issue.format === "date" ? texts.date : null;
    case "invalid_value":
      return issue.input === undefined || issue.input === "" ? texts.required : texts.choice;
    default:
      return null;
  }
}
