import { sql } from "drizzle-orm";
import type { DossierView } from "../../contracts/inventory.ts";
import type { Context } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { loadTiming } from "./load-timing.ts";

/** What a client ordered in each of the last 24 months, months without orders among them; cancelled orders do not count. Minor units. */
export async function readOrderMonths(
  context: Context,
  departure: DepartureRow,
  clientId: string,
): Promise<DossierView["orderMonths"]> {
  const { today } = await loadTiming(context, departure);
  const { rows } = await context.tx.execute<DossierView["orderMonths"][number]>(sql`
    select to_char(m.month, 'YYYY-MM') as month, count(r.id)::int as orders, coalesce(sum(r.amount_minor), 0)::float8 as "amountMinor"
    from generate_series(date_trunc('month', ${today}::date) - interval '23 months', date_trunc('month', ${today}::date), interval '1 month') m(month)
    left join orders r on r.client_id = ${clientId} and r.status <> 'cancelled' and r.ordered_on <= ${today}::date
      and r.ordered_on >= m.month and r.ordered_on < m.month + interval '1 month'
    group by m.month order by m.month`);
  return rows;
}
