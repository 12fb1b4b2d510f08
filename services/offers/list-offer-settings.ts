import type { OfferSetting } from "../../contracts/offer-settings.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import { listAllOffers } from "./load-catalogue.ts";
import { countUse, toOfferSetting } from "./offer-setting.ts";

/** The whole catalogue in the order of R58, retired entries last, with their use. For the administrator. */
export function listOfferSettings(
  deps: ServiceDeps,
  actor: Actor,
): Promise<{ offers: OfferSetting[]; currency: string }> {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    const use = await countUse(context.tx);
    const { company } = await readSettings(context.tx);
    const rows = await listAllOffers(context.tx);
    return { offers: rows.map((row) => toOfferSetting(row, use)), currency: company.currency };
  });
}
