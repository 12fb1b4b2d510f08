import { asc, eq, type SQL, sql } from "drizzle-orm";
import type { DepartureView } from "../../contracts/routes/departures.ts";
import { departureReasons, departures, nonCompetes, stageDeadlines } from "../../db/schema/departures.ts";
import { people, teams } from "../../db/schema/people.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { canViewOffer } from "../../domain/access/can-view-offer.ts";
import { decideAccess } from "../../domain/access/decide-access.ts";
import { isUnderNonCompete } from "../../domain/access/is-under-non-compete.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { Stage } from "../../domain/codes.ts";
import { createHandoverPlan } from "../../domain/departure/create-handover-plan.ts";
import { planningStart } from "../../domain/departure/stage-deadlines.ts";
import { computeBookCompleteness } from "../../domain/inventory/completeness.ts";
import { type DepartureRow, departureSubject } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import type { ServiceDeps } from "../deps.ts";
import { needsAttention } from "../inventory/handover-view.ts";
import { readSettings } from "../settings/read-settings.ts";
import { countClientStates, countWaiting, sumClients } from "./count-client-states.ts";
import { type DepartureListRow, departureColumns, toDepartureItem, toIso } from "./departure-view.ts";
import { findKnownDeparture } from "./known-departures.ts";
import { readAsked, readItTasks } from "./read-asked.ts";
import { listOwnedClients } from "./read-leaver.ts";

/**
 * One departure as its reader may see it: no offers for the leaver (R61), reason and note for HR alone, the non-compete clause for HR and
 * the head.
 */
export function getDeparture(deps: ServiceDeps, actor: Actor, input: { departureId: string }): Promise<DepartureView> {
  return look(deps.db, actor, async (context) => {
    const { tx } = context;
    const departure = await findKnownDeparture(context, input.departureId);
    const [row] = await tx
      .select(departureColumns)
      .from(departures)
      .innerJoin(people, eq(people.id, departures.leaverId))
      .innerJoin(teams, eq(teams.id, departures.teamId))
      .where(eq(departures.id, departure.id));
    const seesOffers = canViewOffer(actor, { ...departureSubject(departure), ownIds: [] }, null);
    const seesClause = decideAccess(actor, "confirmDeparture", departureSubject(departure)).allowed;
    const seesReasons = decideAccess(actor, "readDepartureReasons", departureSubject(departure)).allowed;
    const isLeaver = actor.kind === "person" && actor.id === departure.leaverId;
    return {
      ...toDepartureItem(row as DepartureListRow),
      announceFrom: departure.announceFrom,
      noticedAt: toIso(departure.noticedAt),
      leaverToldAt: toIso(departure.leaverToldAt),
      lastDayEndsAt: toIso(departure.lastDayEndsAt),
      signInEndedAt: toIso(departure.signInEndedAt),
      ...(await readPlan(context, departure)),
      ...(await readCounts(context, departure)),
      clientsOwned: departure.inventoriedAt === null ? (await listOwnedClients(tx, departure.leaverId)).length : null,
      ...(isLeaver
        ? {}
        : { asked: await readAsked(context, departure.id), itTasks: await readItTasks(context, departure.id) }),
      ...(seesOffers ? { offerBudgetMinor: departure.offerBudgetMinor } : {}),
      ...(seesReasons ? await readReason(context, departure.id) : {}),
      ...(seesClause ? { nonCompete: await readNonCompete(context, departure) } : {}),
    };
  });
}

async function readPlan({ tx, businessNow }: Context, departure: DepartureRow) {
  const rows = await tx
    .select()
    .from(stageDeadlines)
    .where(eq(stageDeadlines.departureId, departure.id))
    .orderBy(asc(stageDeadlines.stage));
  const { policy } = await readSettings(tx);
  const plan = createHandoverPlan({
    leaverId: departure.leaverId,
    noticeDate: planningStart(departure),
    lastDay: departure.lastWorkingDay,
    clientIds: [],
    calendar: await loadCalendar(tx, departure.teamId),
    shares: policy.stageShares,
  });
  const counts = await countClientStates(tx, [departure.id]);
  // A stage is late only when one of its clients still waits past the stage's deadline.
  const isLate = (stage: Stage) => rows.some((row) => row.stage === stage && row.dueAt < businessNow);
  return {
    deadlines: rows.map((row) => ({
      stage: row.stage as Stage,
      day: row.day,
      dueAt: toIso(row.dueAt),
      zone: row.zone,
    })),
    plan: { workingDays: plan.workingDays, tight: plan.givenUp },
    byState: Object.fromEntries(
      [...Map.groupBy(counts, ({ state }) => state)].map(([state, list]) => [state, sumClients(list)]),
    ),
    waitingFor: countWaiting(counts).map((line) => ({ ...line, late: isLate(line.stage) })),
  };
}

/** A client left out as a one-off buyer or payment conduit is not handed over: nobody completes its dossier. */
const inBook = sql`h."end" is distinct from 'excluded'`;

const looseWork = (departureId: string, where: SQL): SQL =>
  sql`(select count(*)::int from loose_work w where w.departure_id = ${departureId} and ${where})`;

async function readCounts({ tx, businessNow }: Context, departure: DepartureRow) {
  const { rows } = await tx.execute<{
    prospects: number;
    after_last_day: number;
    needs_attention: number;
    book: number;
    percents: number;
    loose: number;
    loose_accepted: number;
    loose_unnamed: number;
    overdue: { kind: string; count: number }[] | null;
  }>(sql`
    select count(*) filter (where h.prospect)::int as prospects,
      count(*) filter (where h.after_last_day)::int as after_last_day,
      count(*) filter (where ${needsAttention})::int as needs_attention,
      count(*) filter (where ${inBook})::int as book,
      coalesce(sum(h.completeness) filter (where ${inBook}), 0)::int as percents,
      ${looseWork(departure.id, sql`true`)} as loose, ${looseWork(departure.id, sql`w.accepted_at is not null`)} as loose_accepted,
      ${looseWork(departure.id, sql`w.accepted_at is null and w.to_person_id is null`)} as loose_unnamed,
      (select json_agg(json_build_object('kind', t.kind, 'count', t.count)) from (
        select kind, count(*)::int from tasks where departure_id = ${departure.id} and done_at is null and due_at < ${businessNow}
        group by kind order by kind) t) as overdue
    from handovers h where h.departure_id = ${departure.id} and h."end" is distinct from 'withdrawn'`);
  const row = rows[0];
  const [total, accepted, unnamed] = [row?.loose ?? 0, row?.loose_accepted ?? 0, row?.loose_unnamed ?? 0];
  const isWithdrawn = departure.state === "withdrawn";
  return {
    prospects: row?.prospects ?? 0,
    afterLastDay: row?.after_last_day ?? 0,
    needsAttention: row?.needs_attention ?? 0,
    completeness: computeBookCompleteness({
      clients: row?.book ?? 0,
      percents: row?.percents ?? 0,
      looseWork: total,
      acceptedLooseWork: accepted,
    }),
    // What a withdrawn departure had found loose stays where it is: nobody is asked for it any more.
    looseWork: {
      total,
      accepted,
      unnamed: isWithdrawn ? 0 : unnamed,
      unaccepted: isWithdrawn ? 0 : total - accepted - unnamed,
    },
    overdueTasks: row?.overdue ?? [],
  };
}

async function readReason({ tx }: Context, departureId: string) {
  const [row] = await tx.select().from(departureReasons).where(eq(departureReasons.departureId, departureId));
  return { reason: row?.reason ?? null, note: row?.note ?? null };
}

/** R82: what the contract says, and whether today lies within it. What it is worth in law nobody here judges. */
async function readNonCompete(
  { tx, businessNow }: Context,
  departure: DepartureRow,
): Promise<DepartureView["nonCompete"]> {
  const [row] = await tx.select().from(nonCompetes).where(eq(nonCompetes.departureId, departure.id));
  if (!row) return null;
  const { zone } = await loadCalendar(tx, departure.teamId);
  const days = { from: row.fromDay, until: row.untilDay };
  const holds = isUnderNonCompete(days, localDate(businessNow, zone));
  return { ...days, clause: row.clause, legalNote: row.legalNote, holds };
}
