import { type SQL, sql } from "drizzle-orm";
import { gates } from "../../domain/gates.ts";
import { goingOn } from "../departures/open-states.ts";

/** All gates of the handover `h` are open and somebody is to take the client over. */
export const gatesOpen: SQL = sql`(h.next_owner_id is not null and
  (select count(*) from gates g where g.handover_id = h.id) = ${gates.length})`;

/** The handover `h` of departure `d` still goes on and may be told: prospects only where policy says so. */
export const maybeTold: SQL = sql`(h."end" is null and d.state in ${goingOn} and (not h.prospect or
  coalesce((select (s.value ->> 'tellProspects')::boolean from settings s where s.key = 'policy'), false)))`;

/**
 * Its client is told now: nothing was prepared yet. The notice is looked up one by one: joined, a table just filled would
 * be compared row by row with the whole book.
 */
export const unannounced: SQL = sql`(h.told_at is null and h.next_owner_id is not null
  and (select n.id from client_notices n where n.handover_id = h.id and n.kind = 'notice' limit 1) is null
  and ${gatesOpen} and ${maybeTold})`;

/**
 * The first release of departure `d` has not been looked at, so that there is no next one. Of two of the same business instant the one recorded
 * first is the first.
 */
export const waitsForReview: SQL = sql`exists (select from send_releases r where r.departure_id = d.id
  and r.reviewed_at is null and not exists (select from send_releases o where o.departure_id = d.id
  and (o.released_at, o.recorded_at) < (r.released_at, r.recorded_at)))`;

/** The first release of departure `d` can be looked at: something of it went out, or none of it is waiting to. */
export const reviewable: SQL = sql`exists (select from send_releases r where r.departure_id = d.id and r.reviewed_at is null
  and (exists (select from client_notices n where n.release_id = r.id and n.state in ('sent','failed','told'))
    or not exists (select from client_notices n where n.release_id = r.id and n.state = 'released' and n.channel = 'email')))`;
