import { sql } from "drizzle-orm";
import type { AskOfferOptions, OfferOptions } from "../../contracts/offers.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { listClientOffers } from "../../domain/offers/list-client-offers.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import { listActiveOffers, toCatalogueOffers } from "./load-catalogue.ts";
import { loadOfferClients, toOfferPolicy } from "./load-offer-clients.ts";
import { requireOfferDecider } from "./require-offer-access.ts";

/**
 * R55–R60: every offer that may be made to these clients and pays, with its cost and gain in minor units, so that the effect of another
 * decision is seen before it is made. Changes nothing; clients without such an offer, or of another departure, are left out.
 */
export function listOfferOptions(
  deps: ServiceDeps,
  actor: Actor,
  departureId: string,
  { handoverIds }: AskOfferOptions,
): Promise<OfferOptions> {
  return look(deps.db, actor, async (context) => {
    const departure = await findToldDeparture(context, departureId);
    await requireOfferDecider(context, departure);
    const clients = await loadOfferClients(
      context.tx,
      sql`h.departure_id = ${departureId} and h."end" is null and o.handover_id is not null
        and h.id = any(${sql.param(handoverIds)}::uuid[])`,
    );
    const catalogue = toCatalogueOffers(await listActiveOffers(context.tx));
    const policy = toOfferPolicy((await readSettings(context.tx)).policy);
    return {
      options: clients.flatMap((client) =>
        listClientOffers(client, catalogue, policy).options.map(({ offerId, cost, gain }) => ({
          handoverId: client.id,
          offerCode: offerId,
          costMinor: cost,
          gainMinor: gain,
        })),
      ),
    };
  });
}
