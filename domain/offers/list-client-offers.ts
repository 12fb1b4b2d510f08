import type { Tier } from "../codes.ts";
import type { SignCode } from "../signs/sign-codes.ts";
import { canGrantWalletDiscount } from "./can-grant-wallet-discount.ts";
import type { CatalogueOffer } from "./catalogue.ts";
import { computeCompensation } from "./compute-compensation.ts";
import { computeOfferGain, isOfferJustified } from "./is-offer-justified.ts";
import type { OfferKind } from "./offer-kinds.ts";
import { rankOffers } from "./rank-offers.ts";
import { type StandardTerms, validateOfferTerms } from "./validate-offer-terms.ts";

/** One client as offers see it; money in minor units. */
export type OfferClient = {
  id: string;
  /** Effective tier; null for a prospect. */
  tier: Tier | null;
  /** Profit at stake if the client leaves. */
  stake: number;
  /** Probability of losing it without an offer, whole percent; the risk score (R45) serves. */
  pLoss: number;
  annualSales: number;
  signs: readonly SignCode[];
  /** Amount of the order an open justified complaint is about; 0 without one. */
  problemAmount: number;
  overdueDebt: number;
  exclusivityProof: { documentId: string; checkedOn: string } | null;
};

export type OfferPolicy = { hourRate: number; standardTerms: StandardTerms };

export type OfferOption = { offerId: string; kind: OfferKind; cost: number; gain: number };

/**
 * R55–R60: the catalogue's offers that may be made to a client and pay, the preferred one first.
 *
 * @returns `eligible`: how many suited the client before gain and cost were compared
 */
export function listClientOffers(
  client: OfferClient,
  catalogue: readonly CatalogueOffer[],
  policy: OfferPolicy,
): { options: OfferOption[]; eligible: number } {
  const suited = catalogue.filter((offer) => suits(offer, client, policy));
  const options = suited.flatMap((offer): OfferOption[] => {
    const cost = costOf(offer, client, policy);
    const pLossWith = Math.round((client.pLoss * (100 - offer.effectPct)) / 100);
    if (!isOfferJustified(client.stake, client.pLoss, pLossWith, cost)) return [];
    return [
      { offerId: offer.id, kind: offer.kind, cost, gain: computeOfferGain(client.stake, client.pLoss, pLossWith) },
    ];
  });
  return { options: rankOffers(options), eligible: suited.length };
}

function suits(offer: CatalogueOffer, client: OfferClient, policy: OfferPolicy): boolean {
  if (offer.needsLeaver) return false;
  if (offer.tiers.length > 0 && (client.tier === null || !offer.tiers.includes(client.tier))) return false;
  if (offer.kind === "walletDiscount" && !canGrantWalletDiscount(client.exclusivityProof)) return false;
  if (offer.kind === "compensation" && client.problemAmount <= 0) return false;
  if (offer.kind === "priceFreeze" && !client.signs.includes("sharpDrop")) return false;
  return validateOfferTerms(offer, policy.standardTerms, client.overdueDebt).length === 0;
}

function costOf(offer: CatalogueOffer, client: OfferClient, policy: OfferPolicy): number {
  const amends =
    offer.kind === "compensation" ? computeCompensation(client.problemAmount, offer.terms.ratePct ?? 0) : 0;
  const ofSales = Math.ceil((client.annualSales * offer.salesPct) / 100);
  return offer.fixedCost + ofSales + amends + Math.ceil(offer.hours * policy.hourRate);
}
