import { sql } from "drizzle-orm";
import type { ChangeContext } from "../../db/transaction.ts";

const without = (field: string, id: string) =>
  `coalesce((select jsonb_agg(e) from jsonb_array_elements(d.body -> '${field}') e where not ${id} = any(decided.ids)), '[]'::jsonb)`;

/**
 * Takes clients that were decided out of everybody's draft of the departure: marks, reasons and versions. The draft's own version rises, so that a device
 * that still has them reads anew. The caller holds the departure.
 */
export async function takeFromDrafts(
  { tx, businessNow }: ChangeContext,
  departureId: string,
  handoverIds: readonly string[],
): Promise<void> {
  await tx.execute(sql`
    update drafts d set version = d.version + 1, updated_at = ${businessNow.toISOString()}::timestamptz, body = jsonb_build_object(
      'reviewed', ${sql.raw(without("reviewed", "(e #>> '{}')"))},
      'changes', ${sql.raw(without("changes", "(e ->> 'handoverId')"))},
      'refusals', ${sql.raw(without("refusals", "(e ->> 'handoverId')"))},
      'versions', (d.body -> 'versions') - decided.ids)
    from (select ${sql.param([...handoverIds])}::text[] as ids) decided
    where d.departure_id = ${departureId} and d.kind = 'owners'`);
}

/** Drafts of a departure that has ended are of use to nobody. */
export async function forgetDrafts({ tx }: Pick<ChangeContext, "tx">, departureId: string): Promise<void> {
  await tx.execute(sql`delete from drafts where departure_id = ${departureId}`);
}
