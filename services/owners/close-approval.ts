import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { loadOpenProposals } from "./load-open-proposals.ts";

/** Ends the approval tasks with nothing left to decide: everybody's, or the actor's own where only clients proposed for the actor are left. */
export async function closeApproval(context: ChangeContext, departure: DepartureRow): Promise<void> {
  const { actor, tx } = context;
  const left = await loadOpenProposals(tx, departure.id);
  const tasks = { departureId: departure.id, kinds: ["approveOwners" as const] };
  if (left.length === 0) await finishTasks(context, tasks, "decided");
  else if (actor.kind === "person" && left.every(({ proposedId }) => proposedId === actor.id)) {
    await finishTasks(context, { ...tasks, assigneeId: actor.id }, "decided");
  }
}
