import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";

type Passage = { open: boolean; endedOn: string; gone: string[] };

/** What handovers forbid an import: nobody's file may undo one. */
export type HandoverGuard = {
  /**
   * True when a client's owner may not become `personId` on the word of `knownOn` (`YYYY-MM-DD`): its handover is open, or ended
   * on that day or later, or `personId` is a leaver it was taken over from, who is not back.
   */
  forbids: (clientId: string | null, personId: string, knownOn: string) => boolean;
  /** True when `personId` left the client to a successor, by a handover open or ended. */
  gaveAway: (clientId: string, personId: string) => boolean;
};

/** Reads every client's passages in one statement; withdrawn ones guard by their date only. */
export async function readHandoverGuard(tx: Tx): Promise<HandoverGuard> {
  const { rows } = await tx.execute<{ client_id: string; open: boolean; ended_on: string | null; gone: string[] }>(sql`
    select h.client_id, bool_or(h."end" is null) as open, max((h.ended_at at time zone 'UTC')::date)::text as ended_on,
      coalesce(array_agg(d.leaver_id) filter (where h."end" is distinct from 'withdrawn' and p.status <> 'active'), '{}') as gone
    from handovers h
    join departures d on d.id = h.departure_id
    join people p on p.id = d.leaver_id
    group by h.client_id`);
  const passages = new Map(
    rows.map((row): [string, Passage] => [
      row.client_id,
      { open: row.open, endedOn: row.ended_on ?? "", gone: row.gone },
    ]),
  );
  return {
    forbids: (clientId, personId, knownOn) => {
      const passage = clientId === null ? undefined : passages.get(clientId);
      if (!passage) return false;
      return passage.open || passage.endedOn >= knownOn || passage.gone.includes(personId);
    },
    gaveAway: (clientId, personId) => passages.get(clientId)?.gone.includes(personId) ?? false,
  };
}
