import { and, eq, isNull } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import type { Timing } from "../inventory/load-timing.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { giveApprovalTasks } from "./approval-tasks.ts";
import { findApproverBeside } from "./find-approver-of.ts";
import { loadOpenProposals } from "./load-open-proposals.ts";

/**
 * R5: sees to it that every undecided proposal is asked of somebody who may decide it: whose open approval task is held by, and for, nobody who would
 * receive that client. Those that are not go to the next one up, and whoever is left with nothing they may decide is asked no more.
 */
export async function coverApprovals(context: ChangeContext, departure: DepartureRow, timing: Timing): Promise<void> {
  const open = await loadOpenProposals(context.tx, departure.id);
  if (open.length === 0) return;
  const held = await context.tx
    .select({ id: tasks.id, assigneeId: tasks.assigneeId, forId: tasks.forId })
    .from(tasks)
    .where(and(eq(tasks.departureId, departure.id), eq(tasks.kind, "approveOwners"), isNull(tasks.doneAt)));
  const mayDecide = ({ assigneeId, forId }: (typeof held)[number], proposedId: string | null) =>
    proposedId === null || (assigneeId !== proposedId && forId !== proposedId);
  const byReceiver = new Map<string | null, number>();
  for (const { proposedId } of open) {
    const isAsked = held.some((task) => mayDecide(task, proposedId));
    if (!isAsked) byReceiver.set(proposedId, (byReceiver.get(proposedId) ?? 0) + 1);
  }
  const askable = new Map<string | null, number>();
  for (const [receiverId, count] of byReceiver) {
    const others = await findApproverBeside(context, departure, receiverId === null ? [] : [receiverId]);
    if (others !== null) askable.set(receiverId, count);
  }
  await giveApprovalTasks(context, departure, timing, askable);
  // Where nobody else may decide, the request stays where it is until somebody is back.
  if (askable.size < byReceiver.size) return;
  const idle = held.filter((task) => !open.some(({ proposedId }) => mayDecide(task, proposedId)));
  if (idle.length > 0) await finishTasks(context, { ids: idle.map(({ id }) => id) }, "moot");
}
