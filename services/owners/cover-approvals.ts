import { and, eq, isNull } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import type { Timing } from "../inventory/load-timing.ts";
import { giveApprovalTasks } from "./approval-tasks.ts";
import { loadOpenProposals } from "./load-open-proposals.ts";

/**
 * R5: sees to it that every undecided proposal is asked of somebody who may decide it: whose open approval task is held by, and for, nobody who would
 * receive that client. Those that are not go to the next one up.
 */
export async function coverApprovals(context: ChangeContext, departure: DepartureRow, timing: Timing): Promise<void> {
  const open = await loadOpenProposals(context.tx, departure.id);
  if (open.length === 0) return;
  const held = await context.tx
    .select({ assigneeId: tasks.assigneeId, forId: tasks.forId })
    .from(tasks)
    .where(and(eq(tasks.departureId, departure.id), eq(tasks.kind, "approveOwners"), isNull(tasks.doneAt)));
  const byReceiver = new Map<string | null, number>();
  for (const { proposedId } of open) {
    const isAsked = held.some(
      ({ assigneeId, forId }) => proposedId === null || (assigneeId !== proposedId && forId !== proposedId),
    );
    if (!isAsked) byReceiver.set(proposedId, (byReceiver.get(proposedId) ?? 0) + 1);
  }
  await giveApprovalTasks(context, departure, timing, byReceiver);
}
