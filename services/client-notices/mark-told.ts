import { and, eq, inArray, sql } from "drizzle-orm";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { handovers } from "../../db/schema/departures.ts";
import { introductions } from "../../db/schema/introductions.ts";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context, Wake } from "../../db/transaction.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import { planSwitches } from "../ownerships/plan-switches.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";

/** Clients of which tier meet their new owner in the notice itself, unless planned otherwise (R19). */
const introducedByNotice = sql`coalesce((select i.format from introductions i where i.handover_id = handovers.id),
  case when handovers.effective_tier in ('gold','silver') then 'joint' else 'inNotice' end) = 'inNotice'`;

/**
 * Clients are told (R17), in a set: the first time counts. Who meets the new owner in the notice is introduced by it
 * (R19), and the switch is planned anew. Call it in the transaction that learns of it and wake what it returns.
 *
 * @param at instant of acceptance, call or delivery
 */
export async function markTold(
  context: Context,
  handoverIds: readonly string[],
  how: "email" | "call" | "letter",
  at: Date,
): Promise<Wake[]> {
  const { tx } = context;
  const ids = [...handoverIds].sort();
  if (ids.length === 0) return [];
  const told = await tx
    .update(handovers)
    .set({
      toldAt: sql`coalesce(${handovers.toldAt}, ${at})`,
      toldHow: sql`case when ${handovers.toldAt} is null then ${how} else ${handovers.toldHow} end`,
      introducedAt: sql`coalesce(${handovers.introducedAt}, case when ${introducedByNotice} then ${at}::timestamptz end)`,
    })
    .where(inArray(handovers.id, ids))
    .returning({ id: handovers.id, departureId: handovers.departureId });
  await tx
    .update(introductions)
    .set({ state: "held", heldAt: at })
    .where(
      and(
        inArray(introductions.handoverId, ids),
        eq(introductions.format, "inNotice"),
        inArray(introductions.state, ["planned", "offered", "agreed"]),
      ),
    );
  await planSwitches(context, ids);
  await endHeadsWorry(context, ids);
  return [
    ...told.map((row) => wakeHandover(row.id)),
    ...[...new Set(told.map((row) => row.departureId))].map(wakeDeparture),
  ];
}

/** A bounce after the acceptance: the client was not told by mail after all, nor introduced by it (R17). */
export async function unmarkTold(context: Context, handoverId: string): Promise<void> {
  const { tx } = context;
  const [taken] = await tx
    .update(handovers)
    .set({
      toldAt: null,
      toldHow: null,
      introducedAt: sql`case when ${introducedByNotice} then null else ${handovers.introducedAt} end`,
    })
    .where(and(eq(handovers.id, handoverId), eq(handovers.toldHow, "email"), sql`${handovers.switchedAt} is null`))
    .returning({ id: handovers.id });
  if (!taken) return;
  await tx
    .update(introductions)
    .set({ state: "planned", heldAt: null })
    .where(and(eq(introductions.handoverId, handoverId), eq(introductions.format, "inNotice")));
  await planSwitches(context, [handoverId]);
}

/** The head asked about clients nobody could reach: they are reached now. */
async function endHeadsWorry(context: Context, handoverIds: readonly string[]): Promise<void> {
  const worries = await context.tx
    .select({ id: tasks.id })
    .from(tasks)
    .innerJoin(clientNotices, eq(clientNotices.id, tasks.subjectId))
    .where(
      and(
        inArray(clientNotices.handoverId, [...handoverIds]),
        eq(tasks.kind, "needsAttention"),
        eq(tasks.detail, "clientNotTold"),
      ),
    );
  if (worries.length > 0) await finishTasks(context, { ids: worries.map((row) => row.id) }, "told");
}
