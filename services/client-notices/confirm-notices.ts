import { and, inArray, isNull, sql } from "drizzle-orm";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { handovers } from "../../db/schema/departures.ts";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context, Wake } from "../../db/transaction.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";

/**
 * Clients know, not only were written to (R17): by reply, picked slot, button on their page or recorded call. The first
 * confirmation counts; calls still asked for only to hear it are needed no more. A slot picked, a reply and a button
 * come from clients that were told. Returns the workflows to wake, none when all were confirmed already.
 */
export async function confirmNotices(
  context: Context,
  handoverIds: readonly string[],
  how: "reply" | "slot" | "page" | "call",
): Promise<Wake[]> {
  const { tx, businessNow } = context;
  const ids = [...handoverIds].sort();
  if (ids.length === 0) return [];
  const confirmed = await tx
    .update(handovers)
    .set({ confirmedAt: businessNow, confirmedHow: how })
    .where(and(inArray(handovers.id, ids), isNull(handovers.confirmedAt)))
    .returning({ id: handovers.id, departureId: handovers.departureId });
  if (confirmed.length === 0) return [];
  const notices = await tx
    .update(clientNotices)
    .set({ confirmedAt: businessNow, confirmedHow: how, followUpAt: businessNow })
    .where(
      and(
        inArray(
          clientNotices.handoverId,
          confirmed.map((row) => row.id),
        ),
        isNull(clientNotices.confirmedAt),
      ),
    )
    .returning({ id: clientNotices.id });
  await endCallsForConfirmation(
    context,
    notices.map((row) => row.id),
  );
  return [
    ...confirmed.map((row) => wakeHandover(row.id)),
    ...[...new Set(confirmed.map((row) => row.departureId))].map(wakeDeparture),
  ];
}

async function endCallsForConfirmation(context: Context, noticeIds: readonly string[]): Promise<void> {
  if (noticeIds.length === 0) return;
  const open = await context.tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(
        inArray(tasks.kind, ["callClient", "needsAttention"]),
        isNull(tasks.doneAt),
        inArray(tasks.subjectId, [...noticeIds]),
        sql`${tasks.detail} in ('unconfirmed','clientNotConfirmed')`,
      ),
    );
  if (open.length > 0) await finishTasks(context, { ids: open.map((row) => row.id) }, "moot");
}
