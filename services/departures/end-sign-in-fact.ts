import { eq } from "drizzle-orm";
import { departures } from "../../db/schema/departures.ts";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";

/** Due from the end of the last working day on, whatever is unfinished. */
export async function endSignInFact({ tx, businessNow }: Context, departureId: string): Promise<StepFact> {
  const [row] = await tx
    .select({ at: departures.lastDayEndsAt, endedAt: departures.signInEndedAt })
    .from(departures)
    .where(eq(departures.id, departureId));
  if (!row || row.endedAt !== null) return { due: false, nextAt: null };
  return { due: row.at <= businessNow, nextAt: row.at };
}
