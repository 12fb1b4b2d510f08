import { sql } from "drizzle-orm";
import type { ClosingReport } from "../../contracts/routes/departures.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { decideAccess } from "../../domain/access/decide-access.ts";
import { type DepartureRow, departureSubject, requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { toIso } from "./departure-view.ts";
import { findKnownDeparture } from "./known-departures.ts";

type Line = ClosingReport["clients"][number];

/** How a departure went, from its facts: client by client for who may see clients, totals for HR. */
export function getClosingReport(
  deps: ServiceDeps,
  actor: Actor,
  input: { departureId: string },
): Promise<ClosingReport> {
  return look(deps.db, actor, (context) => readClosingReport(context, input.departureId));
}

/** The same within a transaction. */
export async function readClosingReport(context: Context, departureId: string): Promise<ClosingReport> {
  const departure = await findKnownDeparture(context, departureId);
  requireAccess(context, "readReports", departureSubject(departure));
  const clients = await readLines(context, departure);
  const ended = (end: Line["end"]) => clients.filter((client) => client.end === end).length;
  const seesClients = decideAccess(context.actor, "readHandovers", {
    ...departureSubject(departure),
    ownIds: [],
  }).allowed;
  return {
    departureId: departure.id,
    state: departure.state,
    closedAt: toIso(departure.closedAt),
    totals: {
      clients: clients.length,
      handedOver: ended("handedOver"),
      lost: ended("lost"),
      letGo: ended("letGo"),
      excluded: ended("excluded"),
      open: ended(null),
      afterLastDay: clients.filter((client) => client.afterLastDay).length,
      ...(await countLooseWork(context, departure.id)),
    },
    knownToOneEmployee: { before: departure.knownToOneBefore, after: departure.knownToOneAfter },
    clients: seesClients ? clients : [],
  };
}

async function readLines({ tx }: Context, departure: DepartureRow): Promise<Line[]> {
  const iso = (column: string) => sql.raw(`to_char(h.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
  const { rows } = await tx.execute<Line & Record<string, unknown>>(sql`
    select h.id as "handoverId", c.name as "clientName", h.effective_tier as tier, h.prospect, p.name as "nextOwner",
      ${iso("told_at")} as "toldAt", h.told_how as "toldHow", h.confirmed_how as "confirmedHow",
      case when h.introduced_at is not null then i.format end as format,
      ${iso("introduced_at")} as "introducedAt", ${iso("switched_at")} as "switchedAt", ${iso("first_contact_at")} as "firstContactAt",
      h.after_last_day as "afterLastDay",
      (select coalesce(json_agg(g.gate order by g.gate), '[]') from gates g where g.handover_id = h.id and g.how = 'waived') as "waivedGates",
      (select count(*)::int from open_questions q where q.client_id = h.client_id and q.closed_on is null) as "openQuestions",
      h."end"
    from handovers h join clients c on c.id = h.client_id
      left join people p on p.id = h.next_owner_id left join introductions i on i.handover_id = h.id
    where h.departure_id = ${departure.id} order by c.name, h.id`);
  return rows;
}

async function countLooseWork({ tx }: Context, departureId: string) {
  const { rows } = await tx.execute<{ total: number; accepted: number }>(sql`
    select count(*)::int as total, count(accepted_at)::int as accepted from loose_work where departure_id = ${departureId}`);
  return { looseWork: rows[0]?.total ?? 0, looseWorkAccepted: rows[0]?.accepted ?? 0 };
}
