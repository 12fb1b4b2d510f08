import { sql } from "drizzle-orm";
import { GroupOffer, type GroupOfferPreview } from "../../contracts/offers.ts";
import type { Context } from "../../db/transaction.ts";
import { proposeGroupOffer } from "../../domain/offers/propose-group-offer.ts";
import type { OfferProposal } from "../../domain/offers/propose-offer.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { InvalidError } from "../errors.ts";
import { readSettings } from "../settings/read-settings.ts";
import { listActiveOffers, toCatalogueOffers } from "./load-catalogue.ts";
import { loadOfferClients, sumOffers, toOfferPolicy } from "./load-offer-clients.ts";

export interface GroupPlan {
  preview: GroupOfferPreview;
  proposals: OfferProposal[];
}

/**
 * R14: what a group decision would mean for the undecided clients of its scope, within what is left of the budget. Clients outside it stay
 * undecided; those the actor would receive are not the actor's to decide (R5). InvalidError `unknownOffer`.
 */
export async function planGroupOffer(context: Context, departure: DepartureRow, input: GroupOffer): Promise<GroupPlan> {
  const { scope, offerCode } = GroupOffer.parse(input);
  const { tx, actor } = context;
  const catalogue = await listActiveOffers(tx);
  const chosen = offerCode === null ? catalogue : catalogue.filter(({ code }) => code === offerCode);
  if (offerCode !== null && chosen.length === 0)
    throw new InvalidError("unknownOffer", "The catalogue has no such offer.", { pointer: "/offerCode" });
  const inScope = scope === "all" || scope === "none" ? sql`true` : sql`h.effective_tier = ${scope}`;
  const own = actor.kind === "person" ? actor.id : null;
  const clients = await loadOfferClients(
    tx,
    sql`h.departure_id = ${departure.id} and h."end" is null and o.decided_at is null and o.handover_id is not null
      and ${inScope} and h.next_owner_id is distinct from ${own}`,
  );
  const { policy } = await readSettings(tx);
  const { decided } = await sumOffers(tx, departure.id);
  const budget = Math.max(0, (departure.offerBudgetMinor ?? 0) - decided);
  const plan = proposeGroupOffer(clients, toCatalogueOffers(chosen), toOfferPolicy(policy), scope, budget);
  const none: Record<string, number> = {};
  for (const { offer, reason } of plan.proposals) if (!offer) none[reason] = (none[reason] ?? 0) + 1;
  return {
    proposals: plan.proposals,
    preview: {
      scope,
      offerCode,
      clients: clients.length,
      offered: plan.offered,
      totalCostMinor: plan.totalCost,
      totalGainMinor: plan.totalGain,
      budgetLeftMinor: budget,
      none,
    },
  };
}
