import { sql } from "drizzle-orm";
import { DecideOfferGroup, type OffersDecided } from "../../contracts/offers.ts";
import { offerGroupDecisions } from "../../db/schema/offers.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { closeOfferTasks } from "./close-offer-tasks.ts";
import { countDecisions } from "./count-decisions.ts";
import { planGroupOffer } from "./plan-group-offer.ts";
import { requireOfferDecider } from "./require-offer-access.ts";
import { lockForDecision, requireWithinBudget, writeDecisions } from "./write-decisions.ts";

/**
 * R14: the head's one decision for all undecided clients of the leaver, one tier, or none, as the preview showed it. Who would cost more than it
 * keeps, or comes after the budget, gets none with that reason. Exceptions follow with `decideOffers`.
 *
 * @throws ConflictError `countChanged`, `totalChanged` when it is no longer what was previewed
 */
export function decideOfferGroup(
  deps: ServiceDeps,
  actor: Actor,
  departureId: string,
  input: DecideOfferGroup,
): Promise<OffersDecided> {
  const { expectedCount, expectedTotalCostMinor, ...group } = DecideOfferGroup.parse(input);
  return change(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const departure = await lockForDecision(context, departureId);
    await requireOfferDecider(context, departure);
    const { preview, proposals } = await planGroupOffer(context, departure, group);
    if (preview.clients !== expectedCount)
      throw new ConflictError("countChanged", "The group has changed. Look again.", { count: preview.clients });
    if (preview.totalCostMinor !== expectedTotalCostMinor)
      throw new ConflictError("totalChanged", "The total cost has changed. Look again.", {
        totalCostMinor: preview.totalCostMinor,
      });
    const timing = await loadTiming(context, departure);
    const decisions = proposals.map(({ clientId, offer, reason }) => ({
      handoverId: clientId,
      offer,
      reason: offer || reason === "outsideGroup" ? "group" : reason,
    }));
    await writeDecisions(context, decisions, timing.today);
    const costMinor = await requireWithinBudget(context, departure);
    const total = { offerCode: group.offerCode, totalCostMinor: preview.totalCostMinor, decidedAt: businessNow };
    await tx
      .insert(offerGroupDecisions)
      .values({
        departureId,
        scope: group.scope,
        decidedById: actor.kind === "person" ? actor.id : departure.leaverId,
        ...total,
      })
      .onConflictDoUpdate({
        target: [offerGroupDecisions.departureId, offerGroupDecisions.scope],
        set: { ...total, totalCostMinor: sql`${offerGroupDecisions.totalCostMinor} + excluded.total_cost_minor` },
      });
    const left = await closeOfferTasks(context, departure, timing, "decided");
    const counts = await countDecisions(
      tx,
      decisions.map(({ handoverId }) => handoverId),
    );
    return done(
      { ...counts, ...left, costMinor, budgetMinor: departure.offerBudgetMinor ?? 0 },
      [{ verb: "offerGroupDecided", subject: `departure:${departureId}`, body: { ...preview } }],
      [wakeDeparture(departureId)],
    );
  });
}
