import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { goingOn } from "../departures/open-states.ts";

/** Clients `h` whose inventory is through and for whom no offer has been considered; never prospects. */
export const withoutProposal = (departureId: string): SQL => sql`
  h.departure_id = ${departureId} and h."end" is null and not h.prospect
  and (select p.state in ${goingOn} from departures p where p.id = h.departure_id)
  and (select true from gates g where g.handover_id = h.id and g.gate = 'inventory')
  and (select x.handover_id from offer_decisions x where x.handover_id = h.id) is null`;

/** Due: a client past its inventory for whom no offer has been considered. Time alone makes nothing due. */
export async function proposeOffersFact({ tx }: Context, departureId: string): Promise<StepFact> {
  const { rows } = await tx.execute<{ due: boolean }>(
    sql`select exists (select from handovers h where ${withoutProposal(departureId)}) as due`,
  );
  return { due: rows[0]?.due ?? false, nextAt: null };
}
