import { sql } from "drizzle-orm";
import type { AuditEntry } from "../../db/audit.ts";
import type { Tx } from "../../db/transaction.ts";

interface Total extends Record<string, unknown> {
  day: string;
  reads: number;
  clients: number;
  fromOwnTask: number;
  outsideHours: number;
}

/**
 * The audit's totals of a person's card reads (R81), one a day in the team's zone, for days that ended before `before` (`YYYY-MM-DD`) and have none
 * yet. The single reads stay in `card_reads`, which can be erased.
 */
export async function totalDays(
  tx: Tx,
  of: { personId: string; departureId: string; since: Date; zone: string; before: string },
): Promise<AuditEntry[]> {
  const subject = `departure:${of.departureId}`;
  const { rows } = await tx.execute<Total>(sql`
    select to_char(r.at at time zone ${of.zone}, 'YYYY-MM-DD') as day, count(*)::int as reads, count(distinct r.client_id)::int as clients,
      (count(*) filter (where r.via_task))::int as "fromOwnTask", (count(*) filter (where r.outside_hours))::int as "outsideHours"
    from card_reads r
    where r.person_id = ${of.personId} and r.at >= ${of.since} and (r.at at time zone ${of.zone})::date < ${of.before}::date
      and (r.at at time zone ${of.zone})::date > coalesce((
        select max((a.body::jsonb ->> 'day')::date) from audit a where a.subject = ${subject} and a.verb = 'cardReadsOfDay'), '-infinity'::date)
    group by 1 order by 1`);
  return rows.map(({ day, reads, clients, fromOwnTask, outsideHours }) => ({
    verb: "cardReadsOfDay",
    subject,
    body: { personId: of.personId, day, reads, clients, fromOwnTask, outsideHours },
  }));
}
