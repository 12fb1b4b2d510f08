import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { readFollowUp } from "./read-follow-up.ts";

/** Due: the notice is released and its next way is to be chosen. Next: when a letter has waited long enough for its call. */
export function callOrWriteFact(context: Context, handoverId: string): Promise<StepFact> {
  return readFollowUp(context, handoverId, ["released"]);
}
