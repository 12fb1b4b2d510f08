import { type SQL, sql } from "drizzle-orm";

/**
 * Handovers (alias `h`) of a departure that only a named person helps: no next owner, no open proposal, and either the rounds are used up or an answer
 * came too late.
 */
export const needsAssignment = (departureId: string, rounds: number): SQL => sql`
  h.departure_id = ${departureId} and h."end" is null and h.next_owner_id is null
  and not exists (select from proposals p where p.handover_id = h.id and p.superseded_at is null)
  and (exists (select from proposals p where p.handover_id = h.id and p.superseded_how in ('late', 'assigned'))
    or (select count(*) from proposals p where p.handover_id = h.id and p.superseded_how in ('declined','refused')) >= ${rounds}::int)`;
