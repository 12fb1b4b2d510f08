import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import { addMonths } from "../../domain/calendar/plain-date.ts";

/** One client's orders up to a date, in figures. Money in minor units. */
export interface OrderFigures {
  /** Profit of 12 months (R26); an order whose profit is not known counts with its amount. */
  annualProfit: number;
  annualRevenue: number;
  firstOn: string;
  lastOn: string;
  /** Amount and number per quarter of the last year, oldest first, from the client's first order on. */
  amounts: number[];
  counts: number[];
}

/** R26, R38, R40: order figures of the clients that have any, in one query. */
export async function loadOrderFigures(
  tx: Tx,
  clientIds: readonly string[],
  asOf: string,
): Promise<Map<string, OrderFigures>> {
  const bounds = [12, 9, 6, 3, 0].map((months) => addMonths(asOf, -months));
  const inQuarter = (n: number) =>
    sql`filter (where r.ordered_on > ${bounds[n]}::date and r.ordered_on <= ${bounds[n + 1]}::date)`;
  const quarters = [0, 1, 2, 3];
  const amounts = sql.join(
    quarters.map((n) => sql`coalesce(sum(r.amount_minor) ${inQuarter(n)}, 0)::float8`),
    sql`, `,
  );
  const counts = sql.join(
    quarters.map((n) => sql`(count(*) ${inQuarter(n)})::int`),
    sql`, `,
  );
  const { rows } = await tx.execute<{
    client_id: string;
    profit: number;
    revenue: number;
    first_on: string;
    last_on: string;
    amounts: number[];
    counts: number[];
  }>(sql`
    select r.client_id,
      coalesce(sum(coalesce(r.profit_minor, r.amount_minor)) filter (where r.ordered_on > ${bounds[0]}::date), 0)::float8 as profit,
      coalesce(sum(r.amount_minor) filter (where r.ordered_on > ${bounds[0]}::date), 0)::float8 as revenue,
      min(r.ordered_on)::text as first_on, max(r.ordered_on)::text as last_on,
      array[${amounts}] as amounts, array[${counts}] as counts
    from orders r join unnest(${sql.param([...clientIds])}::uuid[]) b(id) on b.id = r.client_id
    where r.status <> 'cancelled' and r.ordered_on <= ${asOf}::date
    group by r.client_id`);
  return new Map(
    rows.map((row) => {
      // A quarter before the client's first order is no period to compare with.
      const known = quarters.filter((n) => (bounds[n + 1] as string) > row.first_on);
      const figures: OrderFigures = {
        annualProfit: row.profit,
        annualRevenue: row.revenue,
        firstOn: row.first_on,
        lastOn: row.last_on,
        amounts: known.map((n) => row.amounts[n] ?? 0),
        counts: known.map((n) => row.counts[n] ?? 0),
      };
      return [row.client_id, figures];
    }),
  );
}
