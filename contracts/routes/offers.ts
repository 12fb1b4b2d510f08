import {
  AskOfferOptions,
  DecideOfferGroup,
  DecideOffers,
  GroupOffer,
  GroupOfferPreview,
  OfferList,
  OfferOptions,
  OffersDecided,
} from "../offers.ts";
import { defineRoute, idParam, widePageQuery } from "../route.ts";

export const listOffersRoute = defineRoute({
  id: "listOffers",
  method: "get",
  path: "/departures/:departureId/offers",
  access: "viewOffers",
  summary:
    "Offers of a departure: all with their figures for the head, the decided ones of own clients for a successor",
  params: idParam("departureId"),
  query: widePageQuery,
  response: OfferList,
});

export const previewOfferGroupRoute = defineRoute({
  id: "previewOfferGroup",
  method: "get",
  path: "/departures/:departureId/offer-group-preview",
  access: "decideOffers",
  summary: "What one decision for all clients, a tier or none would cost and keep",
  params: idParam("departureId"),
  query: GroupOffer,
  response: GroupOfferPreview,
});

export const decideOfferGroupRoute = defineRoute({
  id: "decideOfferGroup",
  method: "post",
  path: "/departures/:departureId/decide-offer-group",
  access: "decideOffers",
  summary: "Decide once for all undecided clients, a tier or none, as previewed",
  params: idParam("departureId"),
  body: DecideOfferGroup,
  response: OffersDecided,
});

export const decideOffersRoute = defineRoute({
  id: "decideOffers",
  method: "post",
  path: "/departures/:departureId/decide-offers",
  access: "decideOffers",
  summary: "Approve the rest as proposed and decide exceptions, none with a reason included",
  params: idParam("departureId"),
  body: DecideOffers,
  response: OffersDecided,
});

export const listOfferOptionsRoute = defineRoute({
  id: "listOfferOptions",
  method: "post",
  path: "/departures/:departureId/offer-options",
  access: "decideOffers",
  summary: "What each offer that pays would cost and keep at these clients",
  readsOnly: true,
  params: idParam("departureId"),
  body: AskOfferOptions,
  response: OfferOptions,
});
