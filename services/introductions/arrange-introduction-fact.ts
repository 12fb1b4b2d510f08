import { eq } from "drizzle-orm";
import { departures, handovers } from "../../db/schema/departures.ts";
import { introductions } from "../../db/schema/introductions.ts";
import type { Context, Tx } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { decideArrangement, type IntroductionFacts } from "./decide-arrangement.ts";

/** Due: the introduction needs a time, another one, or to be written down. Next: end of the pick, or of the meeting. */
export async function arrangeIntroductionFact({ tx, businessNow }: Context, handoverId: string): Promise<StepFact> {
  const facts = await readIntroduction(tx, handoverId);
  if (!facts) return { due: false, nextAt: null };
  const { step, nextAt } = decideArrangement(facts, businessNow);
  return { due: step !== null, nextAt };
}

/** An introduction with its handover and departure; null while none is planned. */
export async function readIntroduction(tx: Tx, handoverId: string): Promise<IntroductionFacts | null> {
  const [row] = await tx
    .select({ introduction: introductions, handover: handovers, departure: departures })
    .from(introductions)
    .innerJoin(handovers, eq(handovers.id, introductions.handoverId))
    .innerJoin(departures, eq(departures.id, handovers.departureId))
    .where(eq(introductions.handoverId, handoverId));
  return row ?? null;
}
