import { z } from "zod";
import { NewOffer, OfferChange, OfferSetting } from "../offer-settings.ts";
import { defineRoute, idParam } from "../route.ts";

const params = idParam("offerId");

export const listOfferSettingsRoute = defineRoute({
  id: "listOfferSettings",
  method: "get",
  path: "/settings/offers",
  access: "manageSettings",
  summary: "The whole catalogue of special offers, retired entries last",
  response: z.object({ offers: z.array(OfferSetting), currency: z.string() }),
});

export const addOfferRoute = defineRoute({
  id: "addOffer",
  method: "post",
  path: "/settings/offers",
  access: "manageSettings",
  summary: "Add an entry to the catalogue of special offers",
  body: NewOffer,
  response: OfferSetting,
});

export const changeOfferRoute = defineRoute({
  id: "changeOffer",
  method: "patch",
  path: "/settings/offers/:offerId",
  access: "manageSettings",
  summary:
    "Change an entry; one that is proposed or decided for clients stays as it is for them, and a new one follows it",
  params,
  body: OfferChange,
  response: OfferSetting,
});

export const retireOfferRoute = defineRoute({
  id: "retireOffer",
  method: "post",
  path: "/settings/offers/:offerId/retire",
  access: "manageSettings",
  summary: "Propose an entry to nobody any more; what is decided stays",
  params,
  response: OfferSetting,
});

export const restoreOfferRoute = defineRoute({
  id: "restoreOffer",
  method: "post",
  path: "/settings/offers/:offerId/restore",
  access: "manageSettings",
  summary: "Take a retired entry back into the catalogue",
  params,
  response: OfferSetting,
});
