import {
  addOfferRoute,
  changeOfferRoute,
  listOfferSettingsRoute,
  restoreOfferRoute,
  retireOfferRoute,
} from "../../contracts/routes/offer-settings.ts";
import { addOffer, changeOffer, restoreOffer, retireOffer } from "../../services/offers/change-catalogue.ts";
import { listOfferSettings } from "../../services/offers/list-offer-settings.ts";
import { type BoundRoute, bind } from "../bind.ts";

export const offerSettingRoutes: BoundRoute[] = [
  bind(listOfferSettingsRoute, ({ deps, actor }) => listOfferSettings(deps, actor)),
  bind(addOfferRoute, ({ deps, actor, body }) => addOffer(deps, actor, body)),
  bind(changeOfferRoute, ({ deps, actor, params, body }) => changeOffer(deps, actor, params.offerId, body)),
  bind(retireOfferRoute, ({ deps, actor, params }) => retireOffer(deps, actor, params.offerId)),
  bind(restoreOfferRoute, ({ deps, actor, params }) => restoreOffer(deps, actor, params.offerId)),
];
