import type { Context } from "../../db/transaction.ts";
import { isHandedOver } from "../../domain/departure/is-handed-over.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { readCompletion } from "./read-completion.ts";

/** Conditions of a prospect: it is in the successor's name and its questions are accepted. */
const PROSPECT_NEEDS_NOT = ["noticeDelivery", "introduction", "firstContact", "firstContactItems"];

/** Due: every condition of R21 holds and the handover has not ended. Nothing here becomes due by time alone. */
export async function completeHandoverFact({ tx }: Context, handoverId: string): Promise<StepFact> {
  const facts = await readCompletion(tx, handoverId);
  if (!facts || facts.ended) return { due: false, nextAt: null };
  const { missing } = isHandedOver(facts);
  const counting = facts.prospect ? missing.filter((condition) => !PROSPECT_NEEDS_NOT.includes(condition)) : missing;
  return { due: counting.length === 0, nextAt: null };
}
