import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { BoardItem } from "../../contracts/routes/board.ts";
import { departures } from "../../db/schema/departures.ts";
import { people, teams } from "../../db/schema/people.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { decideAccess } from "../../domain/access/decide-access.ts";
import { daysBetween } from "../../domain/calendar/plain-date.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { workingDaysBetween } from "../../domain/calendar/working-days.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { Stage } from "../../domain/codes.ts";
import { type CurrentStage, currentStage } from "../../domain/departure/current-stage.ts";
import { openStates } from "../../domain/departure/open-states.ts";
import { computeBookCompleteness } from "../../domain/inventory/completeness.ts";
import { departureSubject } from "../access/require-access.ts";
import { loadCalendars } from "../calendars/load-calendars.ts";
import { countClientStates, type StandingCount, sumClients } from "../departures/count-client-states.ts";
import { type DepartureListRow, departureColumns, toDepartureItem } from "../departures/departure-view.ts";
import { knownTo } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { listBlockers } from "./list-blockers.ts";
import { type BoardFigures, readBoardFigures } from "./read-board-figures.ts";

/**
 * Departures under way that the actor may know of, first last day first; who leaves reads of their own elsewhere. Clients and annual revenue
 * (minor units) at risk are those without an end yet, prospects aside: every client of a leaver is at risk until it is handed over
 * (R34), its signs only rank it (R45). Revenue is null for HR, who sees no clients. The same few statements whatever the number of
 * departures.
 */
export function listBoard(deps: ServiceDeps, actor: Actor): Promise<{ items: BoardItem[] }> {
  return look(deps.db, actor, async (context) => {
    const rows = await readDepartures(context);
    const ids = rows.map(({ departure }) => departure.id);
    const calendars = await loadCalendars(
      context.tx,
      rows.map(({ departure }) => departure.teamId),
    );
    const counts = Map.groupBy(await countClientStates(context.tx, ids), ({ departureId }) => departureId);
    const figures = await readBoardFigures(context, ids);
    return {
      items: rows.flatMap((row) => {
        const { id, teamId } = row.departure;
        const [calendar, counted] = [calendars.get(teamId), figures.get(id)];
        return calendar && counted ? [toItem(context, row, calendar, counts.get(id) ?? [], counted)] : [];
      }),
    };
  });
}

function readDepartures({ tx, actor }: Context): Promise<DepartureListRow[]> {
  return tx
    .select(departureColumns)
    .from(departures)
    .innerJoin(people, eq(people.id, departures.leaverId))
    .innerJoin(teams, eq(teams.id, departures.teamId))
    .where(
      and(
        inArray(departures.state, openStates),
        knownTo(actor),
        actor.kind === "person" ? ne(departures.leaverId, actor.id) : sql`true`,
      ),
    )
    .orderBy(asc(departures.lastWorkingDay), departures.id);
}

function toItem(
  { actor, businessNow }: Context,
  row: DepartureListRow,
  calendar: WorkCalendar,
  counts: readonly StandingCount[],
  figures: BoardFigures,
): BoardItem {
  const { departure } = row;
  const today = localDate(businessNow, calendar.zone);
  const blockers = listBlockers(departure.confirmedAt !== null, counts, figures, businessNow);
  const seesClients = decideAccess(actor, "readPlan", departureSubject(departure)).allowed;
  return {
    ...toDepartureItem(row),
    workingDaysLeft: workingDaysBetween(calendar, today, departure.lastWorkingDay),
    calendarDaysLeft: daysBetween(today, departure.lastWorkingDay),
    stage: departure.inventoriedAt ? stageOf(counts) : "notice",
    late: blockers.some(({ code }) => code === "stageLate"),
    blockers,
    atRisk: {
      clients: figures.atRisk,
      annualRevenueMinor: seesClients ? figures.revenueAtRisk : null,
      clientsWithSigns: figures.withSigns,
      annualRevenueWithSignsMinor: seesClients ? figures.revenueWithSigns : null,
    },
    completeness: computeBookCompleteness({
      clients: figures.book,
      percents: figures.percents,
      looseWork: figures.looseWork,
      acceptedLooseWork: figures.acceptedLooseWork,
    }),
  };
}

function stageOf(counts: readonly StandingCount[]): CurrentStage {
  const open = counts.filter((count) => count.open && !count.prospect);
  const of = (stage: Stage) => sumClients(open.filter(({ settled }) => settled[stage]));
  return currentStage(sumClients(open), {
    S1: of("S1"),
    S2: of("S2"),
    S3: of("S3"),
    S4: of("S4"),
    S5: of("S5"),
    S6: of("S6"),
  });
}
