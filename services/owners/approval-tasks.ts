import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import type { Timing } from "../inventory/load-timing.ts";
import { addToTasks } from "../tasks/add-to-tasks.ts";
import { findApproverOf } from "./find-approver-of.ts";

/**
 * Gives each approver the task for the clients that are theirs to decide: those proposed for the approver go to the next one up (R5).
 *
 * @param byReceiver number of new proposals per proposed person, null where the plan found nobody
 */
export async function giveApprovalTasks(
  context: ChangeContext,
  departure: DepartureRow,
  timing: Timing,
  byReceiver: ReadonlyMap<string | null, number>,
): Promise<void> {
  const counts = new Map<string, number>();
  const first = byReceiver.size > 0 ? await findApproverOf(context, departure) : null;
  for (const [receiverId, count] of byReceiver) {
    const approver =
      first && receiverId === first.approverId ? await findApproverOf(context, departure, [receiverId]) : first;
    if (approver) counts.set(approver.approverId, (counts.get(approver.approverId) ?? 0) + count);
  }
  const due = timing.due("S1");
  await addToTasks(
    context,
    timing.calendar,
    [...counts].map(([assigneeId, count]) => ({
      departureId: departure.id,
      kind: "approveOwners" as const,
      assigneeId,
      count,
      due,
    })),
  );
}
