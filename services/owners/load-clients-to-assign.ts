import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import { addMonths } from "../../domain/calendar/plain-date.ts";
import type { Tier } from "../../domain/codes.ts";
import type { AssignmentClient } from "../../domain/owners/assignment-types.ts";

/** A client without a next owner, as the plan of owners sees it; `id` is its handover's. */
export interface ClientToAssign extends AssignmentClient {
  round: number;
  /** Of the proposal to be made: above those of earlier rounds, so that who read one of them is not taken to have read it. */
  version: number;
}

/** Months of interactions that make a colleague known to a client. */
const KNOWN_MONTHS = 24;

/**
 * Handovers that need a proposal: no next owner, no open proposal, rounds left (proposals that a new leaver left behind do not count), none that
 * was answered too late. One look-up a handover, never a join: the tables have just been filled when this is asked, and without statistics the
 * planner would compare thousands of rows with thousands.
 */
export const needsProposal = (departureId: string, rounds: number) => sql`
  h.departure_id = ${departureId} and h."end" is null and h.next_owner_id is null
  and (
    select count(*) filter (where p.superseded_at is null or p.superseded_how in ('late','assigned')) = 0
      and count(*) filter (where p.superseded_how in ('declined','refused')) < ${rounds}::int
    from proposals p where p.handover_id = h.id)`;

/** The clients to be proposed now, with what weighs in their choice. */
export async function loadClientsToAssign(
  tx: Tx,
  of: { departureId: string; leaverId: string; rounds: number; asOf: string },
): Promise<ClientToAssign[]> {
  const { rows } = await tx.execute<{
    id: string;
    tier: Tier | null;
    value: number;
    industry: string | null;
    language: string;
    known: string[] | null;
    transfers: number;
    excluded: string[] | null;
    suggested: string | null;
    round: number;
    version: number;
  }>(sql`
    select h.id, h.effective_tier as tier, h.annual_profit_minor::float8 as value, c.industry, c.locale as language, h.transfers,
      (select array_agg(distinct i.person_id::text) from interactions i
        where i.client_id = h.client_id and i.person_id <> ${of.leaverId} and i.at > ${addMonths(of.asOf, -KNOWN_MONTHS)}::date) as known,
      (select array_agg(coalesce(p.owner_id, p.proposed_id)::text) from proposals p
        where p.handover_id = h.id and p.superseded_how in ('declined','refused')) as excluded,
      (select s.person_id from leaver_suggestions s where s.handover_id = h.id) as suggested,
      (select coalesce(max(p.round), 0) + 1 from proposals p where p.handover_id = h.id) as round,
      (select coalesce(max(p.version), 0) + 1 from proposals p where p.handover_id = h.id) as version
    from handovers h join clients c on c.id = h.client_id
    where ${needsProposal(of.departureId, of.rounds)}
    order by h.risk_rank nulls last, h.id`);
  return rows.map((row) => ({
    id: row.id,
    tier: row.tier,
    value: row.value,
    industry: row.industry,
    language: row.language,
    knownByIds: row.known ?? [],
    transferredBefore: row.transfers > 0,
    excludedIds: row.excluded ?? [],
    suggestedId: row.suggested,
    round: row.round,
    version: row.version,
  }));
}
