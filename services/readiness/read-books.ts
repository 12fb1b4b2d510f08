import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import { computeClientCompleteness } from "../../domain/inventory/completeness.ts";
import { findInventoryGaps, type Gap } from "../../domain/inventory/inventory-gaps.ts";
import { listKnownToOne } from "../inventory/count-known-to-one.ts";
import { loadDossiers } from "../inventory/load-dossiers.ts";
import { loadOrderFigures } from "../inventory/load-order-figures.ts";
import { readSettings } from "../settings/read-settings.ts";

/** A client as readiness judges it. Money in minor units. */
export interface ReadinessClient {
  id: string;
  ownerId: string;
  referredById: string | null;
  annualProfit: number;
  annualRevenue: number;
  gaps: Gap[];
  completeness: number;
  knownToOne: boolean;
}

/**
 * The clients some people own, judged as at a notice (R9, R26, R44), one-off buyers and paying firms aside. A dozen statements whatever
 * the number of people and clients.
 */
export async function readBooks(
  { tx }: Context,
  ownerIds: readonly string[],
  asOf: string,
): Promise<ReadinessClient[]> {
  const owned = sql`ownerships o join clients c on c.id = o.client_id
    where o.person_id = any(${sql.param([...ownerIds])}::uuid[]) and upper_inf(o.during) and c.kind = 'regular'`;
  const { rows } = await tx.execute<Pick<ReadinessClient, "id" | "ownerId" | "referredById"> & Record<string, unknown>>(
    sql`select c.id, o.person_id as "ownerId", c.referred_by_id as "referredById" from ${owned} order by c.id`,
  );
  const ids = rows.map((row) => row.id);
  const { policy } = await readSettings(tx);
  const dossiers = await loadDossiers(tx, ids, null);
  const orders = await loadOrderFigures(tx, ids, asOf);
  const book = sql`select h.id, b.client_id from (select o.client_id from ${owned}) b left join handovers h using (client_id)`;
  const knownToOne = new Set(await listKnownToOne(tx, book, asOf));
  return rows.map(({ id, ownerId, referredById }) => {
    const dossier = dossiers.get(id);
    const gaps = dossier ? findInventoryGaps(dossier, asOf, policy.contactVerifiedDays) : [];
    return {
      id,
      ownerId,
      referredById,
      annualProfit: orders.get(id)?.annualProfit ?? 0,
      annualRevenue: orders.get(id)?.annualRevenue ?? 0,
      gaps,
      completeness: computeClientCompleteness(id, gaps).percent,
      knownToOne: knownToOne.has(id),
    };
  });
}
