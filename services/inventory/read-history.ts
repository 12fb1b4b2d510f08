import { sql } from "drizzle-orm";
import type { DossierView } from "../../contracts/inventory.ts";
import type { Context } from "../../db/transaction.ts";

/** Entries shown of a client's history, the latest first. */
const HISTORY_LENGTH = 50;

/**
 * What was done with a client lately: what the source tells, and what its handovers recorded here since (told, called, introduced, first
 * contact, each with its note). `withNotes`: a note may speak of an offer, so not for the leaver (R61).
 */
export async function readHistory(
  { tx }: Context,
  clientId: string,
  { withNotes }: { withNotes: boolean },
): Promise<DossierView["history"]> {
  const { rows } = await tx.execute<{ kind: string; at: string; personId: string | null; note: string | null }>(sql`
    with own as (select h.id, h.told_at from handovers h where h.client_id = ${clientId}),
    said as (
      select o.id, n.kind, string_agg(n.text, E'\n' order by n.recorded_at) as text
      from own o join notes n on n.subject = 'handover:' || o.id and n.kind in ('call', 'introduction', 'firstContact') group by o.id, n.kind),
    done as (
      select i.kind, i.at, i.person_id, null as note from interactions i where i.client_id = ${clientId}
      union all select 'told', o.told_at, null, null from own o where o.told_at is not null
      union all select 'clientCall', max(n.called_at), null, min(s.text)
        from own o join client_notices n on n.handover_id = o.id left join said s on s.id = o.id and s.kind = 'call'
        where n.called_at is not null group by o.id
      union all select 'introduction', coalesce(i.starts_at, i.held_at), i.successor_id, s.text
        from own o join introductions i on i.handover_id = o.id left join said s on s.id = o.id and s.kind = 'introduction'
        where i.state = 'held' and i.format <> 'inNotice'
      union all select 'firstContact', f.made_at, f.person_id, s.text
        from own o join first_contacts f on f.handover_id = o.id left join said s on s.id = o.id and s.kind = 'firstContact')
    select kind, at, person_id as "personId", ${withNotes ? sql`note` : sql`null`} as note from done
    order by at desc, kind limit ${HISTORY_LENGTH}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
