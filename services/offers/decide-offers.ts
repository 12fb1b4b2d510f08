import { sql } from "drizzle-orm";
import { DecideOffers, type OffersDecided } from "../../contracts/offers.ts";
import { notes } from "../../db/schema/departures.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { listClientOffers, type OfferClient, type OfferOption } from "../../domain/offers/list-client-offers.ts";
import type { OfferKind } from "../../domain/offers/offer-kinds.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError, InvalidError } from "../errors.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { readSettings } from "../settings/read-settings.ts";
import { closeOfferTasks } from "./close-offer-tasks.ts";
import { countDecisions } from "./count-decisions.ts";
import { type CatalogueRow, listActiveOffers, toCatalogueOffers } from "./load-catalogue.ts";
import { loadOfferClients, toOfferPolicy } from "./load-offer-clients.ts";
import { requireOfferDecider } from "./require-offer-access.ts";
import { type Decision, lockForDecision, requireWithinBudget, writeDecisions } from "./write-decisions.ts";

/**
 * The head approves the rest as proposed and decides exceptions, "none" with its reason among them, in one go (R14, R56). An offer decided
 * before may become another until the client is told.
 *
 * @throws ConflictError `countChanged` (with the true count), `clientTold`; InvalidError `offerDoesNotPay`, `unknownOffer`,
 * `budgetExceeded`, `clientNotWaiting`; ForbiddenError for clients the actor would receive
 */
export function decideOffers(
  deps: ServiceDeps,
  actor: Actor,
  departureId: string,
  input: DecideOffers,
): Promise<OffersDecided> {
  const { approveRest, expectedCount, changes } = DecideOffers.parse(input);
  return change(deps.db, actor, async (context) => {
    const { tx } = context;
    const departure = await lockForDecision(context, departureId);
    await requireOfferDecider(context, departure);
    const catalogue = await listActiveOffers(tx);
    const exceptions = await decideExceptions(context, departureId, changes, catalogue);
    const rest = approveRest ? await listRest(context, departureId, exceptions) : [];
    if (approveRest && rest.length !== expectedCount)
      throw new ConflictError("countChanged", "The rest are not as many as you expect.", { count: rest.length });
    const decisions = [...exceptions, ...rest];
    if (decisions.length === 0) throw new InvalidError("nothingToDecide", "Name clients, or approve the rest.");
    const timing = await loadTiming(context, departure);
    const revised = await writeDecisions(context, decisions, timing.today);
    const costMinor = await requireWithinBudget(context, departure);
    await keepReasons(context, changes);
    const left = await closeOfferTasks(context, departure, timing, "decided");
    const counts = await countDecisions(
      tx,
      decisions.map(({ handoverId }) => handoverId),
    );
    return done(
      { ...counts, ...left, costMinor, budgetMinor: departure.offerBudgetMinor ?? 0 },
      [
        {
          verb: "offersDecided",
          subject: `departure:${departureId}`,
          body: {
            rest: rest.map(({ handoverId }) => handoverId),
            exceptions: changes.map(({ handoverId, offerCode }) => ({ handoverId, offerCode })),
            revised,
            costMinor,
          },
          values: { reasons: changes.map(({ reason }) => reason) },
        },
      ],
      [wakeDeparture(departureId), ...revised.map(wakeHandover)],
    );
  });
}

type Change = { handoverId: string; offerCode: string | null; reason: string };
interface State extends Record<string, unknown> {
  id: string;
  told: boolean;
  nextOwnerId: string | null;
}

async function decideExceptions(
  { tx, actor }: ChangeContext,
  departureId: string,
  changes: readonly Change[],
  catalogue: readonly CatalogueRow[],
): Promise<Decision[]> {
  if (changes.length === 0) return [];
  const ids = sql`${sql.param(changes.map(({ handoverId }) => handoverId))}::uuid[]`;
  const { rows } = await tx.execute<State>(sql`
    select h.id, h.told_at is not null as told, h.next_owner_id as "nextOwnerId"
    from handovers h join offer_decisions o on o.handover_id = h.id
    where h.departure_id = ${departureId} and h."end" is null and h.id = any(${ids})`);
  requireDecidable(changes, new Map(rows.map((row) => [row.id, row])), actor);
  const clients = await loadOfferClients(tx, sql`h.departure_id = ${departureId} and h.id = any(${ids})`);
  const byId = new Map(clients.map((client) => [client.id, client]));
  const { policy } = await readSettings(tx);
  return changes.map(({ handoverId, offerCode }) => {
    if (offerCode === null) return { handoverId, offer: null, reason: "exception" };
    const entries = catalogue.filter(({ code }) => code === offerCode);
    if (entries.length === 0)
      throw new InvalidError("unknownOffer", "The catalogue has no such offer.", { handoverId, offerCode });
    const offer = payingOffer(byId.get(handoverId) as OfferClient, entries, policy);
    if (!offer)
      throw new InvalidError("offerDoesNotPay", "This offer does not suit the client or costs more than it keeps.", {
        handoverId,
        offerCode,
      });
    return { handoverId, offer, reason: "exception" };
  });
}

/** R55–R60: the offer with its cost and gain, if it may be made to the client and pays. */
function payingOffer(
  client: OfferClient,
  entries: readonly CatalogueRow[],
  policy: Parameters<typeof toOfferPolicy>[0],
): OfferOption | undefined {
  return listClientOffers(client, toCatalogueOffers(entries), toOfferPolicy(policy)).options[0];
}

function requireDecidable(changes: readonly Change[], states: ReadonlyMap<string, State>, actor: Actor): void {
  if (new Set(changes.map(({ handoverId }) => handoverId)).size < changes.length)
    throw new InvalidError("decidedTwice", "A client can have one decision.");
  for (const { handoverId } of changes) {
    const state = states.get(handoverId);
    if (!state) throw new InvalidError("clientNotWaiting", "No offer is proposed for this client.", { handoverId });
    if (state.told) throw new ConflictError("clientTold", "This client has been told already.", { handoverId });
    if (actor.kind === "person" && state.nextOwnerId === actor.id) throw new ForbiddenError("ownClients");
  }
}

interface Proposed extends Record<string, unknown> {
  id: string;
  code: string | null;
  kind: OfferKind | null;
  cost: number;
  gain: number;
}

/** Undecided clients without an exception, as proposed; not those the actor would receive (R5). */
async function listRest(
  { tx, actor }: ChangeContext,
  departureId: string,
  exceptions: readonly Decision[],
): Promise<Decision[]> {
  const own = actor.kind === "person" ? actor.id : null;
  const { rows } = await tx.execute<Proposed>(sql`
    select h.id, o.proposed_code as code, c.retention_type as kind, o.cost_minor::float8 as cost, o.gain_minor::float8 as gain
    from handovers h join offer_decisions o on o.handover_id = h.id left join offer_catalogue c on c.code = o.proposed_code
    where h.departure_id = ${departureId} and h."end" is null and o.decided_at is null and h.next_owner_id is distinct from ${own}
    order by h.id`);
  const named = new Set(exceptions.map(({ handoverId }) => handoverId));
  return rows
    .filter(({ id }) => !named.has(id))
    .map(({ id, code, kind, cost, gain }) => ({
      handoverId: id,
      offer: code && kind ? { offerId: code, kind, cost, gain } : null,
      reason: "asProposed",
    }));
}

async function keepReasons({ tx, actor }: ChangeContext, changes: readonly Change[]): Promise<void> {
  const authorId = actor.kind === "person" ? actor.id : null;
  for (let from = 0; from < changes.length; from += 2000) {
    const rows = changes.slice(from, from + 2000).map(({ handoverId, reason }) => ({
      subject: `handover:${handoverId}`,
      authorId,
      kind: "offerException",
      text: reason,
    }));
    await tx.insert(notes).values(rows);
  }
}
