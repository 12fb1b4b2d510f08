import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import type { Timing } from "../inventory/load-timing.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { limitApprovalCounts } from "./approval-tasks.ts";
import { coverApprovals } from "./cover-approvals.ts";
import { listInterested } from "./list-interested.ts";
import { loadOpenProposals } from "./load-open-proposals.ts";

/**
 * Ends the approval tasks with nothing left to decide: everybody's, or the actor's own where only clients are left that the actor may not decide on; those
 * are then somebody else's to decide (R5).
 */
export async function closeApproval(context: ChangeContext, departure: DepartureRow, timing: Timing): Promise<void> {
  const { actor, tx } = context;
  const left = await loadOpenProposals(tx, departure.id);
  const tasks = { departureId: departure.id, kinds: ["approveOwners" as const] };
  if (left.length === 0) await finishTasks(context, tasks, "decided");
  else if (actor.kind === "person") {
    await limitApprovalCounts(context, departure.id);
    const interested = await listInterested(context, departure);
    if (!left.every(({ proposedId }) => proposedId !== null && interested.includes(proposedId))) return;
    await finishTasks(context, { ...tasks, assigneeId: actor.id }, "decided");
    await coverApprovals(context, departure, timing);
  }
}
