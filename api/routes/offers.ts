import {
  decideOfferGroupRoute,
  decideOffersRoute,
  listOfferOptionsRoute,
  listOffersRoute,
  previewOfferGroupRoute,
} from "../../contracts/routes/offers.ts";
import { decideOfferGroup } from "../../services/offers/decide-offer-group.ts";
import { decideOffers } from "../../services/offers/decide-offers.ts";
import { listOfferOptions } from "../../services/offers/list-offer-options.ts";
import { listOffers } from "../../services/offers/list-offers.ts";
import { previewOfferGroup } from "../../services/offers/preview-offer-group.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** Special offers: one decision for a group, then exceptions. */
export const offerRoutes: BoundRoute[] = [
  bind(listOffersRoute, ({ deps, actor, params, query }) => listOffers(deps, actor, params.departureId, query)),
  bind(previewOfferGroupRoute, ({ deps, actor, params, query }) =>
    previewOfferGroup(deps, actor, params.departureId, query),
  ),
  bind(listOfferOptionsRoute, ({ deps, actor, params, body }) =>
    listOfferOptions(deps, actor, params.departureId, body),
  ),
  bind(decideOfferGroupRoute, ({ deps, actor, params, body }) =>
    decideOfferGroup(deps, actor, params.departureId, body),
  ),
  bind(decideOffersRoute, ({ deps, actor, params, body }) => decideOffers(deps, actor, params.departureId, body)),
];
