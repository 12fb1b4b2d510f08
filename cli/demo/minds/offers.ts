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

/**
 * First one decision for the gold clients, seen with its total; then refusals one by one, also of what the budget no
 * longer pays, and the rest as proposed.
 */
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
  const { offers, budgetLeft } = await listOffers(me, play);
  // What this head would receive is not theirs to decide: somebody else does, or its time runs out.
  const pending = offers.filter((offer) => offer.decidedAt === null && offer.decidable);
  if (pending.length === 0) return;
  const proposed = pending.filter((offer) => offer.proposedCode !== null);
  let left = budgetLeft;
  const refused = proposed.filter((offer, index) => {
    const cost = offer.costMinor ?? 0;
    if (index % REFUSED_OF === 0 || cost > left) return true;
    left -= cost;
    return false;
  });
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
  const offers = [];
  let budgetLeft = 0;
  let cursor: string | undefined;
  do {
    const page = await me.call(listOffersRoute, {
      params: { departureId: play.departureId },
      query: { limit: 1000, ...(cursor ? { cursor } : {}) },
    });
    offers.push(...page.offers);
    if (page.budget) budgetLeft = page.budget.budgetMinor - page.budget.decidedMinor;
    cursor = page.next ?? undefined;
  } while (cursor);
  return { offers, budgetLeft };
}
