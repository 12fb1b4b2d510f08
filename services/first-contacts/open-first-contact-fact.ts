import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";

/** Due: switched, and the successor not yet asked for the first contact. */
export async function openFirstContactFact({ tx }: Context, handoverId: string): Promise<StepFact> {
  const { rows } = await tx.execute<{ due: boolean }>(sql`
    select exists (select from handovers where id = ${handoverId} and "end" is null and not prospect
      and switched_at is not null and first_contact_due_at is null) as due`);
  return { due: rows[0]?.due ?? false, nextAt: null };
}
