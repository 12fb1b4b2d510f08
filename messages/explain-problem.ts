import { formatText } from "./format-text.ts";
import type { Locale } from "./locale.ts";
import { catalogues } from "./reader.ts";

/** Reasons with a text: every `/problems/<reason>` this API answers. */
type ProblemReason = keyof (typeof catalogues)["en"]["problems"];

const isKnown = (reason: string): reason is ProblemReason => Object.hasOwn(catalogues.en.problems, reason);

/**
 * What is wrong and what to do next, in the reader's language, for the reason of a refusal. `details` are those the refusal came with; null for a reason
 * that is none of ours.
 */
export function explainProblem(
  locale: Locale,
  reason: string,
  details: Readonly<Record<string, unknown>> = {},
): string | null {
  if (!isKnown(reason)) return null;
  const params = Object.entries(details).flatMap(([name, value]) =>
    typeof value === "number" || typeof value === "string" ? [[name, value] as const] : [],
  );
  return formatText(catalogues[locale].problems[reason], Object.fromEntries(params), locale);
}
