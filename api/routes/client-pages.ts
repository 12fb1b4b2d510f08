import {
  askQuestionRoute,
  confirmNoticeRoute,
  correctCoordinatesRoute,
  getClientPageRoute,
  getOffersEndRoute,
  objectToChangeRoute,
  pickSlotByLinkRoute,
  unsubscribeRoute,
} from "../../contracts/routes/client-pages.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { askQuestion } from "../../services/client-pages/ask-question.ts";
import { confirmNotice } from "../../services/client-pages/confirm-notice.ts";
import { correctCoordinates } from "../../services/client-pages/correct-coordinates.ts";
import { getClientPage } from "../../services/client-pages/get-client-page.ts";
import { getOffersEnd } from "../../services/client-pages/get-offers-end.ts";
import { objectToChange } from "../../services/client-pages/object-to-change.ts";
import { requirePageLink } from "../../services/client-pages/open-client-page.ts";
import { unsubscribe } from "../../services/client-pages/unsubscribe.ts";
import { pickSlot } from "../../services/introductions/pick-slot.ts";
import { type BoundRoute, bind } from "../bind.ts";

const handoverOf = (actor: Actor): string => requirePageLink(actor).subjectId;

/** What a client does on its own page, by its signed link. */
export const clientPageRoutes: BoundRoute[] = [
  bind(getClientPageRoute, ({ deps, actor }) => getClientPage(deps, actor)),
  bind(confirmNoticeRoute, ({ deps, actor }) => confirmNotice(deps, actor)),
  bind(askQuestionRoute, ({ deps, actor, body }) => askQuestion(deps, actor, body)),
  bind(objectToChangeRoute, ({ deps, actor, body }) => objectToChange(deps, actor, body)),
  bind(correctCoordinatesRoute, ({ deps, actor, body }) => correctCoordinates(deps, actor, body)),
  bind(pickSlotByLinkRoute, ({ deps, actor, body }) => pickSlot(deps, actor, handoverOf(actor), body)),
  bind(getOffersEndRoute, ({ deps, actor }) => getOffersEnd(deps, actor)),
  bind(unsubscribeRoute, ({ deps, actor }) => unsubscribe(deps, actor)),
];
