import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { findDeparture } from "../access/require-access.ts";

/** Due from the end of the last working day on, whatever is unfinished. */
export async function endSignInFact({ tx, businessNow }: Context, departureId: string): Promise<StepFact> {
  const { lastDayEndsAt: at, signInEndedAt } = await findDeparture(tx, departureId);
  if (signInEndedAt !== null) return { due: false, nextAt: null };
  return { due: at <= businessNow, nextAt: at };
}
