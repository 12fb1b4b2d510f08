import type { z } from "zod";
import { createFieldErrorMap, explainFieldKey } from "../../messages/explain-field.ts";
import { explainProblem } from "../../messages/explain-problem.ts";
import type { Locale } from "../../messages/locale.ts";

/** What the API says of a refused request in one reader's language. */
export interface RefusalTexts {
  /** For each parse of a request. */
  fieldErrorMap: z.core.$ZodErrorMap;
  /** The text of an issue: its own, or what the schema's key stands for. */
  ofIssue(message: string): string;
  /** The text of a refusal's reason, its English message where there is none. */
  ofReason(reason: string, message: string, details: Readonly<Record<string, unknown>>): string;
}

const make = (locale: Locale): RefusalTexts => ({
  fieldErrorMap: createFieldErrorMap(locale),
  ofIssue: (message) => explainFieldKey(locale, message),
  ofReason: (reason, message, details) => explainProblem(locale, reason, details) ?? message,
});

const texts: Readonly<Record<Locale, RefusalTexts>> = { en: make("en"), ru: make("ru") };

/** The texts of a refusal for a reader. */
export const refusalTextsOf = (locale: Locale): RefusalTexts => texts[locale];
