import { sql } from "drizzle-orm";
import type { ChangeContext } from "../../db/transaction.ts";
import { computeClientCompleteness } from "../../domain/inventory/completeness.ts";
import { chooseGapFiller, findInventoryGaps } from "../../domain/inventory/inventory-gaps.ts";
import type { DepartureRow, HandoverRow } from "../access/require-access.ts";
import { readSettings } from "../settings/read-settings.ts";
import { endFilledTasks } from "./end-filled-tasks.ts";
import { leaverHelps } from "./leaver-helps.ts";
import { loadDossiers } from "./load-dossiers.ts";
import { loadTiming } from "./load-timing.ts";
import { storeGaps } from "./store-gaps.ts";

type Refreshed = Pick<HandoverRow, "id" | "clientId" | "nextOwnerId">;

/**
 * Finds the gaps of some clients anew (R9, R11) after their records changed: what is there now counts as filled, what is newly missing is added, their
 * completeness follows. Ends the tasks of people who have nothing left to fill. One query a table, whatever the number.
 */
export async function refreshGaps(
  context: ChangeContext,
  departure: DepartureRow,
  list: readonly Refreshed[],
): Promise<void> {
  if (list.length === 0) return;
  const { tx, businessNow } = context;
  const { policy } = await readSettings(tx);
  const timing = await loadTiming(context, departure);
  const helps = leaverHelps(departure, businessNow, timing.today);
  const dossiers = await loadDossiers(
    tx,
    list.map(({ clientId }) => clientId),
    departure.leaverId,
  );
  const found = list.map((handover) => {
    const dossier = dossiers.get(handover.clientId);
    return { handover, gaps: dossier ? findInventoryGaps(dossier, timing.today, policy.contactVerifiedDays) : [] };
  });
  const still = found.flatMap(({ handover, gaps }) =>
    gaps.map(({ code, subjectId }) => `${handover.id} ${code} ${subjectId ?? ""}`),
  );
  const handoverIds = sql.param(list.map(({ id }) => id));
  await tx.execute(sql`
    update dossier_gaps set filled_at = ${businessNow.toISOString()}::timestamptz
    where handover_id = any(${handoverIds}::uuid[]) and filled_at is null
      and not (handover_id::text || ' ' || code || ' ' || coalesce(subject_id::text, '') = any(${sql.param(still)}::text[]))`);
  const passed = await listPassed(
    context,
    list.map(({ id }) => id),
  );
  const fillByDay = timing.due(helps ? "S2" : "S6", { needsLeaver: helps }).date;
  await storeGaps(
    context,
    found.flatMap(({ handover, gaps }) =>
      gaps.map((gap) => ({
        handoverId: handover.id,
        gap,
        fillById:
          chooseGapFiller(gap, helps && !passed.has(handover.id)) === "leaver"
            ? departure.leaverId
            : handover.nextOwnerId,
        fillByDay,
      })),
    ),
  );
  const percents = found.map(({ handover, gaps }) => computeClientCompleteness(handover.clientId, gaps).percent);
  await tx.execute(sql`
    update handovers h set completeness = c.percent
    from unnest(${handoverIds}::uuid[], ${sql.param(percents)}::int[]) as c(id, percent)
    where h.id = c.id and h.completeness <> c.percent`);
  await endFilledTasks(context, departure, "filled");
}

/** Clients whose inventory is settled: what is missing there is their next owner's to fill (R9, R10). */
async function listPassed({ tx }: ChangeContext, handoverIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select handover_id as id from gates where gate = 'inventory' and handover_id = any(${sql.param([...handoverIds])}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}
