import type { Context } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { holdsTask } from "../tasks/holds-task.ts";
import { listActingFor } from "../tasks/list-acting-for.ts";
import { findApproverBeside } from "./find-approver-of.ts";

/**
 * R5: whose receiving a client bars the actor from deciding on it: the actor, and whoever's approval they hold only because that person is away. Who
 * would decide on that person's clients in their own right may do so all the same.
 */
export async function listInterested(context: Context, departure: DepartureRow): Promise<string[]> {
  const { actor } = context;
  if (actor.kind !== "person") return [];
  const kinds = ["approveOwners", "assignOwner"] as const;
  const acting = await Promise.all(kinds.map((kind) => listActingFor(context, actor.id, kind, departure.id)));
  const absent = [...new Set(acting.flat())].filter((id) => id !== actor.id);
  if (absent.length === 0) return [actor.id];
  const own = { departureId: departure.id, kinds, own: true };
  const isOwnRight =
    (await holdsTask(context, own)) || (await findApproverBeside(context, departure, absent)) === actor.id;
  return isOwnRight ? [actor.id] : [actor.id, ...absent];
}
