import { sql } from "drizzle-orm";
import type { DepartureReport, DepartureReportLine } from "../../contracts/routes/reports.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { canViewOffer } from "../../domain/access/can-view-offer.ts";
import { decideAccess } from "../../domain/access/decide-access.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { type Tier, tiers } from "../../domain/codes.ts";
import { computeChurnRate } from "../../domain/reports/compute-churn-rate.ts";
import { computeHandoverRetention } from "../../domain/reports/compute-handover-retention.ts";
import { classifyRisk, riskBands } from "../../domain/signs/risk-band.ts";
import { type DepartureRow, departureSubject, requireAccess } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { findKnownDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { isActive } from "../owners/clients-of-staff.ts";

type Row = {
  id: string;
  tier: Tier | null;
  risk_score: number;
  prospect: boolean;
  end: "handedOver" | "lost" | "letGo" | "excluded" | null;
  revenue: number;
  active: boolean;
};

/**
 * Risk and retention of a departure as of today: its clients by tier (R26) and risk band (R45) with how they ended, clients kept (R85, so far),
 * churn from the notice on (R49), and for who may view offers what they cost. HR sees numbers of clients, no revenue. Statements do
 * not grow with the clients.
 */
export function getDepartureReport(
  deps: ServiceDeps,
  actor: Actor,
  input: { departureId: string },
): Promise<DepartureReport> {
  return look(deps.db, actor, (context) => readDepartureReport(context, input.departureId));
}

/** The same within a transaction. */
export async function readDepartureReport(context: Context, departureId: string): Promise<DepartureReport> {
  const { tx, actor, businessNow } = context;
  const departure = await findKnownDeparture(context, departureId);
  const subject = departureSubject(departure);
  requireAccess(context, "readReports", subject);
  const { zone } = await loadCalendar(tx, departure.teamId);
  const asOf = localDate(businessNow, zone);
  const all = await readClients(context, departure.id, asOf);
  const clients = all.filter((client) => !client.prospect && client.end !== "excluded");
  const ids = (list: Row[]) => list.map(({ id }) => id);
  const kept = clients.filter((client) => client.active && client.end !== "lost" && client.end !== "letGo");
  const lost = clients.filter((client) => client.end === "lost").length;
  return {
    ...(await readNames(context, departure)),
    departureId: departure.id,
    state: departure.state,
    noticeOn: departure.noticeOn,
    asOf,
    prospects: all.filter((client) => client.prospect).length,
    excluded: all.filter((client) => client.end === "excluded").length,
    lines: sumLines(clients, decideAccess(actor, "readPlan", subject).allowed),
    retention: {
      inPortfolio: clients.length,
      active: kept.length,
      retentionBp: computeHandoverRetention(ids(clients), ids(kept)),
      lost,
      churnBp: computeChurnRate(lost, clients.length),
    },
    ...(canViewOffer(actor, { ...subject, ownIds: [] }, null) ? { offers: await readOffers(context, departure) } : {}),
  };
}

async function readNames({ tx }: Context, departure: DepartureRow): Promise<Pick<DepartureReport, "leaver" | "team">> {
  const { rows } = await tx.execute<{ leaver: string; team: string }>(sql`
    select p.name as leaver, t.name as team from people p, teams t
    where p.id = ${departure.leaverId} and t.id = ${departure.teamId}`);
  return {
    leaver: { id: departure.leaverId, name: rows[0]?.leaver ?? "" },
    team: { id: departure.teamId, name: rows[0]?.team ?? "" },
  };
}

async function readClients({ tx }: Context, departureId: string, asOf: string): Promise<Row[]> {
  const { rows } = await tx.execute<Row>(sql`
    select h.client_id as id, h.effective_tier as tier, h.risk_score, h.prospect, h."end", h.annual_revenue_minor::float8 as revenue,
      ${isActive(sql`h.client_id`, asOf)} as active
    from handovers h where h.departure_id = ${departureId} and h."end" is distinct from 'withdrawn'`);
  return rows;
}

function sumLines(clients: readonly Row[], seesRevenue: boolean): DepartureReportLine[] {
  const lines = Map.groupBy(clients, (client) => `${client.tier} ${classifyRisk(client.risk_score)}`);
  return [...tiers.toReversed(), null].flatMap((tier) =>
    riskBands.toReversed().flatMap((band) => {
      const list = lines.get(`${tier} ${band}`) ?? [];
      const ended = (end: Row["end"]) => list.filter((client) => client.end === end).length;
      const line = {
        tier,
        band,
        clients: list.length,
        open: ended(null),
        handedOver: ended("handedOver"),
        lost: ended("lost"),
        letGo: ended("letGo"),
        annualRevenueMinor: seesRevenue ? list.reduce((sum, client) => sum + client.revenue, 0) : null,
      };
      return list.length > 0 ? [line] : [];
    }),
  );
}

async function readOffers({ tx }: Context, departure: DepartureRow): Promise<DepartureReport["offers"]> {
  const { rows } = await tx.execute<{ with_offer: number; none: number; undecided: number; cost: number }>(sql`
    select (count(*) filter (where o.decided_at is not null and o.offer_code is not null))::int as with_offer,
      (count(*) filter (where o.decided_at is not null and o.offer_code is null))::int as none,
      (count(*) filter (where o.decided_at is null))::int as undecided,
      coalesce(sum(o.cost_minor) filter (where o.decided_at is not null and o.offer_code is not null), 0)::float8 as cost
    from handovers h left join offer_decisions o on o.handover_id = h.id
    where h.departure_id = ${departure.id} and not h.prospect and h."end" is distinct from 'withdrawn' and h."end" is distinct from 'excluded'`);
  const row = rows[0];
  return {
    withOffer: row?.with_offer ?? 0,
    none: row?.none ?? 0,
    undecided: row?.undecided ?? 0,
    costMinor: row?.cost ?? 0,
    budgetMinor: departure.offerBudgetMinor,
  };
}
