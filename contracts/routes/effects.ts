import { z } from "zod";
import { defineRoute, idParam } from "../route.ts";

/** What a person found out about a message of which nobody knew whether it left. */
export const SettleUnknownEffect = z.object({
  outcome: z.enum(["sent", "notSent"]),
  /** Where that is seen: a server's log, the recipient asked. */
  note: z.string().trim().min(3).max(2000),
});
export type SettleUnknownEffect = z.infer<typeof SettleUnknownEffect>;

export const EffectSettled = z.object({
  effectId: z.uuid(),
  /** `planned`: by this person's decision it will be sent once more, as things stand then. */
  state: z.enum(["accepted", "failed", "planned"]),
});
export type EffectSettled = z.infer<typeof EffectSettled>;

export const settleUnknownEffectRoute = defineRoute({
  id: "settleUnknownEffect",
  method: "post",
  path: "/effects/:effectId/settle",
  access: "signedIn",
  summary: "Say whether a message of unknown outcome was sent",
  params: idParam("effectId"),
  body: SettleUnknownEffect,
  response: EffectSettled,
});

/** Why a message that failed is worth another try. */
export const PlanEffectAgain = z.object({ note: z.string().trim().min(3).max(2000) });
export type PlanEffectAgain = z.infer<typeof PlanEffectAgain>;

export const planEffectAgainRoute = defineRoute({
  id: "planEffectAgain",
  method: "post",
  path: "/effects/:effectId/plan-again",
  access: "settleEffect",
  summary: "Send a message that failed once more, as things stand then",
  params: idParam("effectId"),
  body: PlanEffectAgain,
  response: EffectSettled,
});
