import { type SQL, sql } from "drizzle-orm";

/**
 * R10 in SQL, for handovers under alias `h` of a leaver: signed by the present successor and in the head's part by somebody else, neither the leaver.
 * The same rule as `isInventorySigned`, which a test holds it against.
 */
export const isSigned = (leaverId: string): SQL => sql`(
  h.next_owner_id <> ${leaverId}
  and exists (select from inventory_signatures s where s.handover_id = h.id and s.part = 'successor' and s.person_id = h.next_owner_id)
  and exists (select from inventory_signatures s where s.handover_id = h.id and s.part = 'head'
    and s.person_id <> h.next_owner_id and s.person_id <> ${leaverId}))`;

/** Clients of a departure (alias `h`) whose owner is settled and whose inventory is not. */
export const awaitsInventory = (departureId: string): SQL => sql`
  h.departure_id = ${departureId} and h."end" is null
  and exists (select from gates g where g.handover_id = h.id and g.gate = 'owner')
  and not exists (select from gates g where g.handover_id = h.id and g.gate = 'inventory')`;
