import { asc, eq } from "drizzle-orm";
import type { ProgressView } from "../../contracts/routes/progress.ts";
import { stageDeadlines } from "../../db/schema/departures.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { laterDate } from "../../domain/calendar/plain-date.ts";
import { firstWorkingDayNotBefore, listWorkingDays } from "../../domain/calendar/working-days.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { stages } from "../../domain/codes.ts";
import { departureSubject, requireAccess } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { findKnownDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { countByDay, countStages } from "./count-by-day.ts";
import { readDatedFacts } from "./read-dated-facts.ts";

/**
 * How a departure's clients went through the stages, a row a working day from the notice to the last working day, or to today or the closing
 * if later, beside the plan (R2, R3). What happened on a day off shows with the next working day. A client that joined later counts from
 * the notice on. Days to come have the plan only.
 */
export function getProgress(deps: ServiceDeps, actor: Actor, input: { departureId: string }): Promise<ProgressView> {
  return look(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const departure = await findKnownDeparture(context, input.departureId);
    requireAccess(context, "readReports", departureSubject(departure));
    const calendar = await loadCalendar(tx, departure.teamId);
    const today = localDate(departure.closedAt ?? businessNow, calendar.zone);
    const known = firstWorkingDayNotBefore(calendar, today);
    const until = laterDate(known, departure.lastWorkingDay);
    const clients = await readDatedFacts(tx, departure.id, calendar.zone);
    const deadlines = await readDeadlines(context, departure.id);
    const days = listWorkingDays(calendar, departure.noticeOn, until);
    const counts = countByDay(
      clients,
      days.filter((day) => day <= known),
    );
    const isDue = new Map(deadlines.map(({ stage, day }) => [stage, day]));
    return {
      departureId: departure.id,
      clients: clients.length,
      today,
      lastWorkingDay: departure.lastWorkingDay,
      deadlines,
      days: days.map((day) => ({
        day,
        byState: counts.get(day)?.byState ?? null,
        byStage: counts.get(day)?.byStage ?? null,
        plan: countStages((stage) => ((isDue.get(stage) ?? "~") <= day ? clients.length : 0)),
      })),
    };
  });
}

async function readDeadlines({ tx }: Context, departureId: string): Promise<ProgressView["deadlines"]> {
  const rows = await tx
    .select()
    .from(stageDeadlines)
    .where(eq(stageDeadlines.departureId, departureId))
    .orderBy(asc(stageDeadlines.stage));
  return stages.flatMap((stage) => {
    const row = rows.find((one) => one.stage === stage);
    return row ? [{ stage, day: row.day, dueAt: row.dueAt.toISOString() }] : [];
  });
}
