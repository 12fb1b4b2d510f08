import type { Problem } from "../app/problem.ts";
import type { Texts } from "./use-texts.ts";

/** A refusal in the reader's words: what is wrong, and what to do next. */
export function describeProblem({ t, reason }: Texts, problem: Problem): string {
  if (problem.status === 0) return t("common.noConnection");
  if (problem.status >= 500) return t("common.serverFailed");
  return reason(problem.reason, problem.document) ?? problem.message;
}
