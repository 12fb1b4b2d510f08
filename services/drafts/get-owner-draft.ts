import type { OwnerDraftView } from "../../contracts/owner-draft.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { departureSubject } from "../access/require-access.ts";
import { requireAccessOrTask } from "../access/require-access-or-task.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { readDraft } from "./read-draft.ts";

/** The actor's own marks on a departure's proposals, from whatever device they were made; nobody reads another's. */
export async function getOwnerDraft(deps: ServiceDeps, actor: Actor, departureId: string): Promise<OwnerDraftView> {
  return look(deps.db, actor, async (context) => {
    if (actor.kind !== "person") throw new ForbiddenError("roleMayNot");
    const departure = await findToldDeparture(context, departureId);
    await requireAccessOrTask(context, "approveOwners", departureSubject(departure), departureId);
    return readDraft(context.tx, { personId: actor.id, departureId });
  });
}
