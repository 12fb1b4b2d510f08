import type { CatalogueOffer } from "./catalogue.ts";
import { listClientOffers, type OfferClient, type OfferOption, type OfferPolicy } from "./list-client-offers.ts";
import { type RetentionMethod, suggestRetentionActions } from "./suggest-retention-actions.ts";

export type NoOfferReason = "outsideGroup" | "nothingSuits" | "costsMoreThanItKeeps" | "budgetSpent";

export type OfferProposal = {
  clientId: string;
  /** Null: no offer, for the reason given. */
  offer: OfferOption | null;
  reason: "pays" | NoOfferReason;
  /** R54: what else to do for this client. */
  actions: RetentionMethod[];
};

/**
 * R54–R60: the offer proposed to one client: the preferred one of those that pay and fit the money left, or none with the reason.
 *
 * @param budgetLeft minor units; no limit unless given
 */
export function proposeOffer(
  client: OfferClient,
  catalogue: readonly CatalogueOffer[],
  policy: OfferPolicy,
  budgetLeft = Number.POSITIVE_INFINITY,
): OfferProposal {
  const { options, eligible } = listClientOffers(client, catalogue, policy);
  return chooseOffer(client, options, eligible, budgetLeft);
}

/** The first option within the money left, or why there is none. */
export function chooseOffer(
  client: OfferClient,
  options: readonly OfferOption[],
  eligible: number,
  budgetLeft: number,
): OfferProposal {
  const offer = options.find((option) => option.cost <= budgetLeft);
  if (offer) return { clientId: client.id, offer, reason: "pays", actions: listActions(client) };
  if (options.length > 0) return declineOffer(client, "budgetSpent");
  return declineOffer(client, eligible === 0 ? "nothingSuits" : "costsMoreThanItKeeps");
}

/** A recorded "none": a decision like any other, with its reason. */
export function declineOffer(client: OfferClient, reason: NoOfferReason): OfferProposal {
  return { clientId: client.id, offer: null, reason, actions: listActions(client) };
}

function listActions(client: OfferClient): RetentionMethod[] {
  return suggestRetentionActions(client.signs, client.problemAmount > 0);
}
