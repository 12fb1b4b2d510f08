import type { Tier } from "../codes.ts";
import type { CatalogueOffer } from "./catalogue.ts";
import { listClientOffers, type OfferClient, type OfferOption, type OfferPolicy } from "./list-client-offers.ts";
import { chooseOffer, declineOffer, type OfferProposal } from "./propose-offer.ts";

/** For whom an offer is considered: every client of the leaver, one effective tier, or nobody. */
export type OfferScope = "all" | "none" | Tier;

export type GroupOfferProposal = {
  scope: OfferScope;
  /** One a client, in the order given. */
  proposals: OfferProposal[];
  offered: number;
  /** Minor units. */
  totalCost: number;
  totalGain: number;
  budget: number;
};

/**
 * R14, R54–R60: one decision for the clients of a leaver, laid out client by client with its total cost.
 *
 * Money goes first where a unit of it keeps the most profit; a client whose preferred offer no longer fits gets the next one that
 * does. The total never exceeds the budget.
 *
 * @param budget the departure's offer budget, minor units
 */
export function proposeGroupOffer(
  clients: readonly OfferClient[],
  catalogue: readonly CatalogueOffer[],
  policy: OfferPolicy,
  scope: OfferScope,
  budget: number,
): GroupOfferProposal {
  const proposals = new Map<string, OfferProposal>();
  const considered: { client: OfferClient; options: OfferOption[]; eligible: number }[] = [];
  for (const client of clients) {
    if (scope === "all" || scope === client.tier) {
      considered.push({ client, ...listClientOffers(client, catalogue, policy) });
    } else proposals.set(client.id, declineOffer(client, "outsideGroup"));
  }

  considered.sort((a, b) => compareReturn(a.options[0], b.options[0]) || (a.client.id < b.client.id ? -1 : 1));
  let totalCost = 0;
  let totalGain = 0;
  let offered = 0;
  for (const { client, options, eligible } of considered) {
    const proposal = chooseOffer(client, options, eligible, budget - totalCost);
    proposals.set(client.id, proposal);
    if (!proposal.offer) continue;
    totalCost += proposal.offer.cost;
    totalGain += proposal.offer.gain;
    offered += 1;
  }
  const inOrder = clients.flatMap((client) => proposals.get(client.id) ?? []);
  return { scope, proposals: inOrder, offered, totalCost, totalGain, budget };
}

/** Highest gain per unit of cost first, what costs nothing before all, clients without an option last. */
function compareReturn(a: OfferOption | undefined, b: OfferOption | undefined): number {
  if (!a || !b) return Number(!a) - Number(!b);
  if (a.cost === 0 || b.cost === 0) return Number(a.cost !== 0) - Number(b.cost !== 0) || b.gain - a.gain;
  return b.gain / b.cost - a.gain / a.cost;
}
