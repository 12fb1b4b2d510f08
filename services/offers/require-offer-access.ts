import { and, eq, inArray } from "drizzle-orm";
import { departures } from "../../db/schema/departures.ts";
import type { Context } from "../../db/transaction.ts";
import { canViewOffer } from "../../domain/access/can-view-offer.ts";
import type { AccessSubject } from "../../domain/access/decide-access.ts";
import { isGoingOn, openStates } from "../../domain/departure/open-states.ts";
import { type DepartureRow, departureSubject } from "../access/require-access.ts";
import { decideAsApprover, requireDecider } from "../access/require-decider.ts";
import { ForbiddenError } from "../errors.ts";
import { holdsTask } from "../tasks/holds-task.ts";

/** R61: whether the actor may see an offer; whoever has given notice sees none, of whatever departure. */
export async function mayViewOffers({ tx, actor }: Context, offer: AccessSubject): Promise<boolean> {
  const [notice] =
    actor.kind === "person"
      ? await tx
          .select({ leaverId: departures.leaverId })
          .from(departures)
          .where(and(eq(departures.leaverId, actor.id), inArray(departures.state, openStates)))
      : [];
  return canViewOffer(actor, offer, notice ?? null);
}

/** Whether the actor sees every offer of a departure: head, executive, or who was asked to decide in their place. */
export async function seesAllOffers(context: Context, departure: DepartureRow): Promise<boolean> {
  const subject = departureSubject(departure);
  if (await mayViewOffers(context, subject)) return true;
  if (!(await holdsTask(context, { departureId: departure.id, kinds: ["decideOffers"] }))) return false;
  return mayViewOffers(context, { ...subject, ownIds: [context.actor.kind === "person" ? context.actor.id : null] });
}

/** Who decides on the offers of a departure: never the leaver (R61). ForbiddenError. */
export async function requireOfferDecider(context: Context, departure: DepartureRow): Promise<void> {
  if (!(await holdsTask(context, { departureId: departure.id, kinds: ["decideOffers"] })))
    await requireDecider(context, "decideOffers", departure);
  if (!(await seesAllOffers(context, departure))) throw new ForbiddenError("leaverSeesNoOffers");
}

/** Whether the actor could decide offers of this departure now, for a page that shows only what may be done. */
export async function mayDecideOffers(context: Context, departure: DepartureRow): Promise<boolean> {
  if (context.actor.kind !== "person" || !isGoingOn(departure.state)) return false;
  if (context.actor.id === departure.leaverId) return false;
  const isAsked = await holdsTask(context, { departureId: departure.id, kinds: ["decideOffers"] });
  return isAsked || (await decideAsApprover(context, "decideOffers", departure)).allowed;
}
