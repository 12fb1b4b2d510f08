import { sql } from "drizzle-orm";
import type { OfferLine, OfferList } from "../../contracts/offers.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { suggestRetentionActions } from "../../domain/offers/suggest-retention-actions.ts";
import type { SignCode } from "../../domain/signs/sign-codes.ts";
import { isWorthRetaining } from "../../domain/value/is-worth-retaining.ts";
import { type DepartureRow, departureSubject } from "../access/require-access.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { readSettings } from "../settings/read-settings.ts";
import { listOffersWith } from "./load-catalogue.ts";
import { sumOffers } from "./load-offer-clients.ts";
import { mayDecideOffers, mayViewOffers, seesAllOffers } from "./require-offer-access.ts";

/**
 * Offers of a departure, a page at a time: the head and executives see proposal, cost, gain and worth of every client; a successor the decided
 * offers of their own clients. The leaver, and whoever else has given notice, sees none (R61): ForbiddenError.
 */
export function listOffers(
  deps: ServiceDeps,
  actor: Actor,
  departureId: string,
  page: { cursor?: string; limit: number } = { limit: 200 },
): Promise<OfferList> {
  return look(deps.db, actor, async (context) => {
    const departure = await findToldDeparture(context, departureId);
    const subject = departureSubject(departure);
    const own = actor.kind === "person" ? actor.id : null;
    const all = await seesAllOffers(context, departure);
    if (!all && !(await mayViewOffers(context, { ...subject, ownIds: [own] }))) throw new ForbiddenError("notYours");
    const rows = await readRows(context, departureId, all ? null : own, page);
    const { policy } = await readSettings(context.tx);
    const mayDecide = all && (await mayDecideOffers(context, departure));
    const catalogue = await listOffersWith(
      context.tx,
      rows.flatMap(({ proposedCode, offerCode }) => [proposedCode, offerCode].filter((code) => code !== null)),
    );
    return {
      offers: rows.map((row) =>
        all ? showAll(row, { hourRate: policy.hourRateMinor, own, mayDecide }) : showDecided(row),
      ),
      next: rows.length === page.limit ? (rows.at(-1)?.handoverId ?? null) : null,
      catalogue: catalogue
        .filter(({ code }) => all || rows.some((row) => row.offerCode === code))
        .map(({ code, active, retentionType, title, text, nonPrice, withoutRep }) => ({
          code,
          active,
          kind: retentionType,
          title,
          text,
          nonPrice,
          withoutRep,
        })),
      budget: all ? await readBudget(context, departure) : null,
    };
  });
}

type Row = Record<string, unknown> &
  Omit<OfferLine, "actions" | "worthIt" | "decidable"> & {
    signs: SignCode[];
    complaint: boolean;
    nextOwnerId: string | null;
  };

async function readRows(
  { tx }: Context,
  departureId: string,
  successorId: string | null,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Row[]> {
  const mine = successorId === null ? sql`true` : sql`h.next_owner_id = ${successorId} and o.decided_at is not null`;
  const after = cursor ? sql`h.id > ${cursor}::uuid` : sql`true`;
  const { rows } = await tx.execute<Row>(sql`
    select h.id as "handoverId", k.name as "clientName", h.effective_tier as tier, o.proposed_code as "proposedCode",
      o.proposed_reason as "proposedReason", o.offer_code as "offerCode", o.decided_at as "decidedAt", o.how, o.reason,
      b.name as "decidedByName", h.told_at is not null as told, h.next_owner_id as "nextOwnerId",
      case when o.reason = 'exception' then (select n.text from notes n where n.subject = 'handover:' || h.id and n.kind = 'offerException'
        order by n.recorded_at desc limit 1) end as note,
      o.valid_until::text as "validUntil", o.cost_minor::float8 as "costMinor", o.gain_minor::float8 as "gainMinor",
      h.annual_profit_minor::float8 as "stakeMinor", h.risk_score as "riskScore", h.signs,
      exists (select from open_questions q where q.client_id = h.client_id and q.kind = 'complaint' and q.closed_on is null) as complaint
    from handovers h join clients k on k.id = h.client_id join offer_decisions o on o.handover_id = h.id
    left join people b on b.id = o.decided_by_id
    where h.departure_id = ${departureId} and h."end" is null and ${mine} and ${after}
    order by h.id limit ${limit}`);
  return rows;
}

interface Viewer {
  hourRate: number;
  own: string | null;
  mayDecide: boolean;
}

function showAll({ signs, complaint, nextOwnerId, ...row }: Row, { hourRate, own, mayDecide }: Viewer): OfferLine {
  return {
    ...row,
    decidable: mayDecide && nextOwnerId !== own && !(row.told && row.decidedAt !== null),
    decidedAt: row.decidedAt ? new Date(row.decidedAt).toISOString() : null,
    worthIt: isWorthRetaining(row.stakeMinor ?? 0, row.costMinor ?? 0, 0, hourRate),
    actions: suggestRetentionActions(signs, complaint),
  };
}

function showDecided({ signs, complaint, nextOwnerId: _, ...row }: Row): OfferLine {
  return {
    ...row,
    decidedAt: row.decidedAt ? new Date(row.decidedAt).toISOString() : null,
    proposedCode: null,
    proposedReason: null,
    decidedByName: null,
    note: null,
    decidable: false,
    how: null,
    reason: null,
    costMinor: null,
    gainMinor: null,
    stakeMinor: null,
    riskScore: null,
    worthIt: null,
    actions: suggestRetentionActions(signs, complaint),
  };
}

async function readBudget({ tx }: Context, departure: DepartureRow): Promise<OfferList["budget"]> {
  const { decided, pending, decidedGain, decidedCount, offeredCount } = await sumOffers(tx, departure.id);
  const { rows } = await tx.execute<{ pending: number }>(sql`
    select count(*)::int as pending from offer_decisions o join handovers h on h.id = o.handover_id
    where h.departure_id = ${departure.id} and h."end" is null and o.decided_at is null`);
  return {
    budgetMinor: departure.offerBudgetMinor ?? 0,
    decidedMinor: decided,
    decidedGainMinor: decidedGain,
    decided: decidedCount,
    offered: offeredCount,
    pendingMinor: pending,
    pending: rows[0]?.pending ?? 0,
  };
}
