import { inArray } from "drizzle-orm";
import { handovers } from "../../db/schema/departures.ts";
import { offerDecisions } from "../../db/schema/offers.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import { proposeGroupOffer } from "../../domain/offers/propose-group-offer.ts";
import type { OfferProposal } from "../../domain/offers/propose-offer.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { findApproverBeside, findApproverIdOf } from "../owners/find-approver-of.ts";
import { readSettings } from "../settings/read-settings.ts";
import { addToTasks } from "../tasks/add-to-tasks.ts";
import { fillEmptyCatalogue, listActiveOffers, toCatalogueOffers } from "./load-catalogue.ts";
import { loadOfferClients, sumOffers, toOfferPolicy } from "./load-offer-clients.ts";
import { withoutProposal } from "./propose-offers-fact.ts";

const ROWS_AT_ONCE = 2000;
const system = { kind: "system", name: "proposeOffers" } as const;

/**
 * Proposes an offer, or none with the reason, for every client past its inventory (R14, R54–R60) and asks the approver to decide. All at
 * once and not in sets of 500, because the departure's budget goes first where it keeps most profit.
 */
export function proposeOffers(deps: ServiceDeps, departureId: string): Promise<void> {
  return change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    await lock.departure(departureId);
    const departure = await findDeparture(tx, departureId);
    const clients = await loadOfferClients(tx, withoutProposal(departureId));
    if (clients.length === 0) return unchanged(undefined);
    await fillEmptyCatalogue(context);
    const catalogue = toCatalogueOffers(await listActiveOffers(tx));
    const { policy } = await readSettings(tx);
    const spent = await sumOffers(tx, departureId);
    const budget = Math.max(0, (departure.offerBudgetMinor ?? 0) - spent.decided - spent.pending);
    const { proposals, offered, totalCost } = proposeGroupOffer(
      clients,
      catalogue,
      toOfferPolicy(policy),
      "all",
      budget,
    );
    const rows = proposals.map((proposal) => toRow(proposal, businessNow));
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      await tx
        .insert(offerDecisions)
        .values(rows.slice(from, from + ROWS_AT_ONCE))
        .onConflictDoNothing();
    await askToDecide(context, departure, proposals);
    return done(
      undefined,
      [
        {
          verb: "offersProposed",
          subject: `departure:${departureId}`,
          body: { clients: clients.length, offered, totalCostMinor: totalCost, budgetMinor: budget },
        },
      ],
      [wakeDeparture(departureId)],
    );
  });
}

const toRow = ({ clientId, offer, reason }: OfferProposal, at: Date): typeof offerDecisions.$inferInsert => ({
  handoverId: clientId,
  proposedCode: offer?.offerId ?? null,
  proposedReason: reason,
  proposedAt: at,
  costMinor: offer?.cost ?? 0,
  gainMinor: offer?.gain ?? 0,
});

/**
 * One task of the approver for all; not of who would receive clients among them (R5), unless that is everybody who may approve: then the head decides
 * first on the others, and somebody else on those the head receives.
 */
async function askToDecide(
  context: ChangeContext,
  departure: DepartureRow,
  proposals: readonly OfferProposal[],
): Promise<void> {
  const timing = await loadTiming(context, departure);
  const receivers = await context.tx
    .selectDistinct({ id: handovers.nextOwnerId })
    .from(handovers)
    .where(
      inArray(
        handovers.id,
        proposals.map(({ clientId }) => clientId),
      ),
    );
  const receiverIds = receivers.flatMap(({ id }) => id ?? []);
  const besideId = await findApproverBeside(context, departure, receiverIds);
  await addToTasks(context, timing.calendar, [
    {
      departureId: departure.id,
      kind: "decideOffers",
      assigneeId: besideId ?? (await findApproverIdOf(context, departure)),
      count: proposals.length,
      due: timing.due("S4"),
    },
  ]);
}
