import { planEffectAgainRoute, settleUnknownEffectRoute } from "../../contracts/routes/effects.ts";
import { planEffectAgain } from "../../services/effects/plan-effect-again.ts";
import { settleUnknownEffect } from "../../services/effects/settle-unknown-effect.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** What left, or may have left, the company. */
export const effectRoutes: BoundRoute[] = [
  bind(settleUnknownEffectRoute, ({ deps, actor, params, body }) =>
    settleUnknownEffect(deps, actor, { ...params, ...body }),
  ),
  bind(planEffectAgainRoute, ({ deps, actor, params, body }) => planEffectAgain(deps, actor, { ...params, ...body })),
];
