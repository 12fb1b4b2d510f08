import {
  listIntroductionsRoute,
  listSlotsRoute,
  pickSlotRoute,
  recordIntroductionRoute,
} from "../../contracts/routes/introductions.ts";
import { listIntroductions } from "../../services/introductions/list-introductions.ts";
import { listSlots, pickSlot } from "../../services/introductions/pick-slot.ts";
import { recordIntroduction } from "../../services/introductions/record-introduction.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** Introductions of clients to their new owners. A client's own page picks by link (see client pages). */
export const introductionRoutes: BoundRoute[] = [
  bind(listIntroductionsRoute, ({ deps, actor, query }) => listIntroductions(deps, actor, query)),
  bind(listSlotsRoute, ({ deps, actor, params }) => listSlots(deps, actor, params.handoverId)),
  bind(pickSlotRoute, ({ deps, actor, params, body }) => pickSlot(deps, actor, params.handoverId, body)),
  bind(recordIntroductionRoute, ({ deps, actor, params, body }) =>
    recordIntroduction(deps, actor, params.handoverId, body),
  ),
];
