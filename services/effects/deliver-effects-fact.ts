import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";

/** Due: a planned effect whose time has come, or a claim to look after. Next: the earliest planned one. */
export async function deliverEffectsFact({ tx, businessNow }: Context, workflowId: string): Promise<StepFact> {
  const { rows } = await tx.execute<{ due: boolean; next_at: string | null }>(sql`
    select coalesce(bool_or(state = 'claimed' or not_before <= ${businessNow}), false) as due,
           min(not_before) filter (where state = 'planned' and not_before > ${businessNow}) as next_at
    from effects
    where workflow_id = ${workflowId} and state in ('planned','claimed') and kind <> 'ownerWriteBack'`);
  const row = rows[0];
  return { due: row?.due ?? false, nextAt: row?.next_at ? new Date(row.next_at) : null };
}
