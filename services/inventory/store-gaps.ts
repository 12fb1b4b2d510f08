import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { Gap } from "../../domain/inventory/inventory-gaps.ts";

/** A gap of one handover with who fills it by when; `fillById` null = the successor once there is one. */
export interface GapToStore {
  handoverId: string;
  gap: Gap;
  fillById: string | null;
  fillByDay: string;
}

/** Stores gaps in one statement; one that is there already stays, and opens again, for who fills it now, if it had been filled. */
export async function storeGaps(context: Context, list: readonly GapToStore[]): Promise<void> {
  if (list.length === 0) return;
  const column = (pick: (item: GapToStore) => string | null) => sql.param(list.map(pick));
  await context.tx.execute(sql`
    insert into dossier_gaps (handover_id, code, subject_id, fill_by_id, fill_by_day)
    select * from unnest(${column((item) => item.handoverId)}::uuid[], ${column((item) => item.gap.code)}::text[],
      ${column((item) => item.gap.subjectId)}::uuid[], ${column((item) => item.fillById)}::uuid[],
      ${column((item) => item.fillByDay)}::date[])
    on conflict on constraint dossier_gaps_once do update set filled_at = null, fill_by_id = excluded.fill_by_id,
      fill_by_day = excluded.fill_by_day
    where dossier_gaps.filled_at is not null`);
}
