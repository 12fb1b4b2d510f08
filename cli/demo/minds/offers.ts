import {
  decideOfferGroupRoute,
  decideOffersRoute,
  listOffersRoute,
  previewOfferGroupRoute,
} from "../../../contracts/routes/offers.ts";
import { type ApiClient, lookAgain } from "../api-client.ts";
import type { Play } from "../play.ts";
import type { Mind } from "./mind.ts";

/** One offer in six is refused by this head. */
const REFUSED_OF = 6;

/** First one decision for the gold clients, seen with its total; then refusals one by one, and the rest as proposed. */
export const decideOffers: Mind = {
  act: (me, _tasks, play) => lookAgain(() => decide(me, play)),
};

async function decide(me: ApiClient, play: Play): Promise<void> {
  const params = { departureId: play.departureId };
  const group = await me.call(previewOfferGroupRoute, { params, query: { scope: "gold" } });
  if (group.clients > 0) {
    await me.call(decideOfferGroupRoute, {
      params,
      body: { scope: "gold", expectedCount: group.clients, expectedTotalCostMinor: group.totalCostMinor },
    });
  }
  const pending = (await listOffers(me, play)).filter((offer) => offer.decidedAt === null);
  if (pending.length === 0) return;
  const proposed = pending.filter((offer) => offer.proposedCode !== null);
  const refused = proposed.filter((_, index) => index % REFUSED_OF === 0);
  await me.call(decideOffersRoute, {
    params,
    body: {
      approveRest: true,
      expectedCount: pending.length - refused.length,
      changes: refused.map((offer) => ({ handoverId: offer.handoverId, offerCode: null, reason: "Stays anyway" })),
    },
  });
}

async function listOffers(me: ApiClient, play: Play) {
  const all = [];
  let cursor: string | undefined;
  do {
    const page = await me.call(listOffersRoute, {
      params: { departureId: play.departureId },
      query: { limit: 1000, ...(cursor ? { cursor } : {}) },
    });
    all.push(...page.offers);
    cursor = page.next ?? undefined;
  } while (cursor);
  return all;
}
