import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import type { Referral } from "../../domain/value/assign-effective-tiers.ts";
import { loadOrderFigures } from "./load-order-figures.ts";

/**
 * R27: clients of others that came on the recommendation of these, with their profit of the 12 months to `asOf` in minor units: losing who recommends
 * loses them too, whoever owns them.
 */
export async function loadReferrals(tx: Tx, clientIds: readonly string[], asOf: string): Promise<Referral[]> {
  const { rows } = await tx.execute<{ id: string; referred_by_id: string }>(sql`
    select c.id, c.referred_by_id from clients c join unnest(${sql.param([...clientIds])}::uuid[]) b(id) on b.id = c.referred_by_id
    where not exists (select from unnest(${sql.param([...clientIds])}::uuid[]) x(id) where x.id = c.id)`);
  if (rows.length === 0) return [];
  const figures = await loadOrderFigures(
    tx,
    rows.map((row) => row.id),
    asOf,
  );
  return rows.map((row) => ({ referredById: row.referred_by_id, profit: figures.get(row.id)?.annualProfit ?? 0 }));
}
