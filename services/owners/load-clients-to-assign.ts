import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import { addMonths } from "../../domain/calendar/plain-date.ts";
import type { Tier } from "../../domain/codes.ts";
import type { AssignmentClient } from "../../domain/owners/assignment-types.ts";

/** A client without a next owner, as the plan of owners sees it; `id` is its handover's. */
export interface ClientToAssign extends AssignmentClient {
  round: number;
}

/** Months of interactions that make a colleague known to a client. */
const KNOWN_MONTHS = 24;

/**
 * Handovers that need a proposal: no next owner, no open proposal, rounds left (proposals that a new leaver left behind do not count), none that
 * was answered too late.
 */
export const needsProposal = (departureId: string, rounds: number) => sql`
  h.departure_id = ${departureId} and h."end" is null and h.next_owner_id is null
  and not exists (
    select from proposals p
    where p.handover_id = h.id and (p.superseded_at is null or p.superseded_how in ('late', 'assigned')))
  and (select count(*) from proposals p where p.handover_id = h.id and p.superseded_how in ('declined','refused')) < ${rounds}::int`;

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
  }>(sql`
    with book as materialized (select h.* from handovers h where ${needsProposal(of.departureId, of.rounds)}),
    known as (
      select i.client_id, array_agg(distinct i.person_id::text) as people from interactions i join book b on b.client_id = i.client_id
      where i.person_id <> ${of.leaverId} and i.at > ${addMonths(of.asOf, -KNOWN_MONTHS)}::date group by i.client_id
    ), earlier as (
      select p.handover_id, max(p.round) as round,
        array_agg(coalesce(p.owner_id, p.proposed_id)::text) filter (where p.superseded_how in ('declined','refused')) as people
      from proposals p join book b on b.id = p.handover_id group by p.handover_id
    )
    select b.id, b.effective_tier as tier, b.annual_profit_minor::float8 as value, c.industry, c.locale as language, k.people as known,
      b.transfers, e.people as excluded, s.person_id as suggested, coalesce(e.round, 0) + 1 as round
    from book b join clients c on c.id = b.client_id
    left join known k on k.client_id = b.client_id left join earlier e on e.handover_id = b.id
    left join leaver_suggestions s on s.handover_id = b.id
    order by b.risk_rank nulls last, b.id`);
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
  }));
}
