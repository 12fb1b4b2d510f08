import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { readFollowUp } from "./read-follow-up.ts";

/** Due: what went out is to be looked at again. Next: when the wait for a confirmation ends. */
export function followUpNoticeFact(context: Context, handoverId: string): Promise<StepFact> {
  return readFollowUp(context, handoverId, ["sent", "failed", "told"]);
}
