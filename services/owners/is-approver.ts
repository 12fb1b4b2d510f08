import type { Context } from "../../db/transaction.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { holdsTask } from "../tasks/holds-task.ts";
import { findApproverBeside } from "./find-approver-of.ts";

/** R5: whether the actor decides on owners of this departure today, by a task or as its approver; a page of who may not only reads. */
export async function isApprover(context: Context, departure: DepartureRow): Promise<boolean> {
  const { actor } = context;
  if (actor.kind !== "person" || actor.id === departure.leaverId || !isGoingOn(departure.state)) return false;
  const kinds = ["approveOwners", "assignOwner"] as const;
  if (await holdsTask(context, { departureId: departure.id, kinds })) return true;
  return (await findApproverBeside(context, departure, [])) === actor.id;
}
