import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { planColleagueMails } from "./plan-colleague-mails.ts";

/** Due: somebody has news and may be mailed now; next: the working day on which those wait who had their mail. */
export async function tellColleaguesFact(context: Context, departureId: string): Promise<StepFact> {
  const { rows } = await context.tx.execute<{ some: boolean }>(
    sql`select exists (select from notifications where departure_id = ${departureId} and effect_id is null) as some`,
  );
  if (!rows[0]?.some) return { due: false, nextAt: null };
  const { now, nextAt } = await planColleagueMails(context, departureId);
  return { due: now.length > 0, nextAt };
}
