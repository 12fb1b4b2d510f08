import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";

/** Due: a switch not yet written to its source, or a write whose outcome nobody read back. */
export async function writeBackOwnersFact({ tx }: Context, departureId: string): Promise<StepFact> {
  const { rows } = await tx.execute<{ due: boolean }>(sql`
    select exists (select from effects where workflow_id = ${`departure:${departureId}`}
      and kind = 'ownerWriteBack' and state in ('planned','claimed')) as due`);
  return { due: rows[0]?.due ?? false, nextAt: null };
}
