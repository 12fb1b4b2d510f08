import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { gatesOpen, maybeTold, reviewable, unannounced, waitsForReview } from "./ready-notices.ts";

/** How many notices of departure `d` could be released now. */
export const readyCount = sql`(select count(*)::int from client_notices n join handovers h on h.id = n.handover_id
  where h.departure_id = d.id and n.state = 'ready' and ${gatesOpen} and ${maybeTold})`;

/**
 * Due: clients whose gates are open and who have no notice yet; a send list whose task is missing, finished or counts
 * wrongly; a first release to be looked at. Only new facts make it due.
 */
export async function announceToClientsFact({ tx }: Context, departureId: string): Promise<StepFact> {
  const { rows } = await tx.execute<{ due: boolean }>(sql`
    select exists (select from handovers h where h.departure_id = d.id and ${unannounced})
      or (case when ${waitsForReview} then 0 else ${readyCount} end)
        <> coalesce((select sum(t.count)::int from tasks t where t.departure_id = d.id and t.kind = 'releaseSendList' and t.done_at is null), 0)
      or (${waitsForReview} and ${reviewable}
        and not exists (select from tasks t where t.departure_id = d.id and t.kind = 'reviewRelease')) as due
    from departures d where d.id = ${departureId}`);
  return { due: rows[0]?.due ?? false, nextAt: null };
}
