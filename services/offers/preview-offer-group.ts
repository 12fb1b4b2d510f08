import type { GroupOffer, GroupOfferPreview } from "../../contracts/offers.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { planGroupOffer } from "./plan-group-offer.ts";
import { requireOfferDecider } from "./require-offer-access.ts";

/** R14: what one decision for a group would cost and keep, before it is made. Changes nothing. */
export function previewOfferGroup(
  deps: ServiceDeps,
  actor: Actor,
  departureId: string,
  input: GroupOffer,
): Promise<GroupOfferPreview> {
  return look(deps.db, actor, async (context) => {
    const departure = await findToldDeparture(context, departureId);
    await requireOfferDecider(context, departure);
    return (await planGroupOffer(context, departure, input)).preview;
  });
}
