import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import { addMonths } from "../../domain/calendar/plain-date.ts";

/**
 * Clients of a departure that at most one employee knows (R44): of those still in the company, who spoke with the client in the 12 months to `asOf`,
 * is its named person in a department, or met it in this departure (introduction, first contact). Called before and after, for the closing
 * report.
 */
export async function countKnownToOne(tx: Tx, departureId: string, asOf: string): Promise<number> {
  const book = sql`select id, client_id from handovers where departure_id = ${departureId} and "end" is distinct from 'excluded'`;
  return (await listKnownToOne(tx, book, asOf)).length;
}

/**
 * The same for any clients, one id each.
 *
 * @param book query of `client_id` and `id`, the handover in which colleagues may have met it, null without one; a row for each of several
 */
export async function listKnownToOne(tx: Tx, book: SQL, asOf: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with book as (${book}), acquaintance as (
      select b.client_id, i.person_id from book b join interactions i on i.client_id = b.client_id
        where i.person_id is not null and i.at >= ${addMonths(asOf, -12)}::date and i.at < ${asOf}::date + 1
      union select b.client_id, c.person_id from book b join department_contacts c on c.client_id = b.client_id
      union select b.client_id, unnest(array[i.successor_id, i.host_id, i.manager_id]) from book b
        join introductions i on i.handover_id = b.id where i.held_at is not null
      union select b.client_id, f.person_id from book b join first_contacts f on f.handover_id = b.id
    )
    select b.client_id as id from (select distinct client_id from book) b
    left join acquaintance a on a.client_id = b.client_id
    left join people p on p.id = a.person_id and p.status <> 'left'
    group by b.client_id having count(p.id) <= 1`);
  return rows.map((row) => row.id);
}
