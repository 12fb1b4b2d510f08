import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";

/** People still in the company who own exactly that many clients, by name. */
export async function findRepsByClients(
  tx: Tx,
  clients: number,
): Promise<{ id: string; name: string; email: string | null; clients: number }[]> {
  const { rows } = await tx.execute<{ id: string; name: string; email: string | null; clients: number }>(sql`
    select p.id, p.name, p.email, count(*)::int as clients
    from people p join ownerships o on o.person_id = p.id and upper_inf(o.during)
    where p.status = 'active'
    group by p.id having count(*) = ${clients} order by p.name`);
  return rows;
}
