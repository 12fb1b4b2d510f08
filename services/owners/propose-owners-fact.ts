import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { leaverNotToldOf } from "../departures/known-departures.ts";
import { goingOn } from "../departures/open-states.ts";
import { readSettings } from "../settings/read-settings.ts";
import { needsProposal } from "./load-clients-to-assign.ts";

/**
 * Due while a client of an inventoried departure has neither next owner nor open proposal, and rounds are left; not
 * before the leaver was told, because from the proposals on colleagues learn of it.
 */
export async function proposeOwnersFact(context: Context, departureId: string): Promise<StepFact> {
  const { policy } = await readSettings(context.tx);
  const { rows } = await context.tx.execute<{ due: boolean }>(sql`
    select exists (
      select from handovers h join departures d on d.id = h.departure_id
      where ${needsProposal(departureId, policy.ownerRounds)} and d.state in ${goingOn} and d.inventoried_at is not null
        and not ${leaverNotToldOf(sql`d.id`)}) as due`);
  return { due: rows[0]?.due ?? false, nextAt: null };
}
