import { sql } from "drizzle-orm";
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
  if (counts.size > 0) await limitApprovalCounts(context, departure.id);
}

/** No approval task stands for more clients than are undecided: some were decided, others fell away or are proposed anew. */
export async function limitApprovalCounts({ tx }: ChangeContext, departureId: string): Promise<void> {
  await tx.execute(sql`
    update tasks t set count = left_over.total, version = t.version + 1 from (
      select count(*)::int as total from proposals p join handovers h on h.id = p.handover_id
      where h.departure_id = ${departureId} and h."end" is null and h.next_owner_id is null
        and p.decision is null and p.superseded_at is null) as left_over
    where t.departure_id = ${departureId} and t.kind = 'approveOwners' and t.done_at is null and t.count > left_over.total
      and left_over.total > 0`);
}
