import type { OfferLine, OfferOptions } from "../../../contracts/offers.ts";
import type { OfferDraft } from "./offer-draft.ts";

/** One offer, or none, with the clients it may be made to and what it costs and keeps at them together. */
export interface OfferChoice {
  offerCode: string | null;
  clients: readonly { handoverId: string; costMinor: number; gainMinor: number }[];
  costMinor: number;
  gainMinor: number;
}

/** What may be chosen for these clients: none for all of them, then each offer that pays for at least one. */
export function toChoices(chosen: readonly OfferLine[], options: OfferOptions["options"]): OfferChoice[] {
  const none = chosen.map(({ handoverId }) => ({ handoverId, costMinor: 0, gainMinor: 0 }));
  const offers = Map.groupBy(options, (option) => option.offerCode);
  return [
    { offerCode: null, clients: none, costMinor: 0, gainMinor: 0 },
    ...[...offers].map(([offerCode, clients]) => ({
      offerCode,
      clients,
      costMinor: clients.reduce((sum, client) => sum + client.costMinor, 0),
      gainMinor: clients.reduce((sum, client) => sum + client.gainMinor, 0),
    })),
  ];
}

/** The exceptions a choice makes, one a client it may be made to. */
export function toDraft({ offerCode, clients }: OfferChoice, reason: string): OfferDraft {
  return Object.fromEntries(
    clients.map(({ handoverId, costMinor, gainMinor }) => [handoverId, { offerCode, costMinor, gainMinor, reason }]),
  );
}
