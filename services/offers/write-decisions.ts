import { inArray, sql } from "drizzle-orm";
import { offerCatalogue } from "../../db/schema/offers.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import { addDays } from "../../domain/calendar/plain-date.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import type { OfferOption } from "../../domain/offers/list-client-offers.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { ConflictError, InvalidError } from "../errors.ts";
import { sumOffers } from "./load-offer-clients.ts";

/** One client's decision: an offer with its figures, or none. `reason`: a code. */
export interface Decision {
  handoverId: string;
  offer: OfferOption | null;
  reason: string;
}

/** A departure running and locked for a decision; ConflictError `departureEnded`. */
export async function lockForDecision(context: ChangeContext, departureId: string): Promise<DepartureRow> {
  await context.lock.departure(departureId);
  const departure = await findDeparture(context.tx, departureId);
  if (!isGoingOn(departure.state)) throw new ConflictError("departureEnded", "This departure is not running.");
  return departure;
}

/**
 * Writes decisions in one statement, with how they relate to what was proposed. A decided offer that becomes another raises the
 * handover's revision, so that nothing planned with the old one is sent. Returns the handovers so changed.
 */
export async function writeDecisions(
  { tx, actor, businessNow }: ChangeContext,
  decisions: readonly Decision[],
  today: string,
): Promise<string[]> {
  if (decisions.length === 0) return [];
  const codes = [...new Set(decisions.flatMap(({ offer }) => (offer ? [offer.offerId] : [])))];
  // Of retired entries too: one that was proposed before may still be decided.
  const entries = await tx.select().from(offerCatalogue).where(inArray(offerCatalogue.code, codes));
  const validDays = new Map(entries.map((entry) => [entry.code, entry.validDays]));
  const rows = decisions.map(({ handoverId, offer, reason }) => ({
    id: handoverId,
    code: offer?.offerId ?? null,
    cost: offer?.cost ?? 0,
    gain: offer?.gain ?? 0,
    until: offer ? addDays(today, validDays.get(offer.offerId) ?? 90) : null,
    reason,
  }));
  const byId = actor.kind === "person" ? actor.id : null;
  const list = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, code text, cost bigint, gain bigint, until date, reason text)`;
  const { rows: changed } = await tx.execute<{ id: string }>(sql`
    update handovers h set revision = h.revision + 1
    from ${list}, offer_decisions o
    where h.id = n.id and o.handover_id = n.id and o.decided_at is not null and o.offer_code is distinct from n.code
    returning h.id`);
  await tx.execute(sql`
    update offer_decisions o set offer_code = n.code, cost_minor = n.cost, gain_minor = n.gain, valid_until = n.until, reason = n.reason,
      decided_by_id = ${byId}, decided_at = ${businessNow}, version = o.version + 1,
      how = case when o.proposed_code is not distinct from n.code then 'approved' when n.code is null then 'refused' else 'changed' end
    from ${list} where o.handover_id = n.id`);
  return changed.map((row) => row.id);
}

/** Everything decided must stay within the departure's budget; InvalidError `budgetExceeded`. Returns what it costs. */
export async function requireWithinBudget({ tx }: ChangeContext, departure: DepartureRow): Promise<number> {
  const { decided } = await sumOffers(tx, departure.id);
  const budgetMinor = departure.offerBudgetMinor ?? 0;
  if (decided > budgetMinor)
    throw new InvalidError("budgetExceeded", "These offers cost more than the departure's budget.", {
      costMinor: decided,
      budgetMinor,
    });
  return decided;
}
