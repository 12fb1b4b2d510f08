import { asc, eq, sql } from "drizzle-orm";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { handovers, stageDeadlines } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import type { Stage } from "../../domain/codes.ts";
import { createHandoverPlan } from "../../domain/departure/create-handover-plan.ts";
import { planningStart } from "../../domain/departure/stage-deadlines.ts";
import { computeHoursNeeded } from "../../domain/owners/assignment-score.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { isLeaversToHold } from "../introductions/schedule-introductions-fact.ts";
import { assignmentPolicy } from "../owners/assignment-policy.ts";
import { loadHoursThere } from "../owners/hours-there.ts";
import { loadShares } from "../owners/load-shares.ts";
import { readSettings } from "../settings/read-settings.ts";
import { listStartedStages } from "./list-started-stages.ts";

/** What a change of plan may move, as it is in this transaction; read before and after, the difference is what the change does. */
export type PlanFacts = Awaited<ReturnType<typeof readPlanFacts>>;

export async function readPlanFacts(context: Context, departureId: string) {
  const { tx } = context;
  const departure = await findDeparture(tx, departureId);
  const calendar = await loadCalendar(tx, departure.teamId);
  const { policy } = await readSettings(tx);
  const deadlines = await tx
    .select()
    .from(stageDeadlines)
    .where(eq(stageDeadlines.departureId, departureId))
    .orderBy(asc(stageDeadlines.stage));
  const plan = createHandoverPlan({
    leaverId: departure.leaverId,
    noticeDate: planningStart(departure),
    lastDay: departure.lastWorkingDay,
    clientIds: [],
    calendar,
    shares: policy.stageShares,
  });
  return {
    departure,
    deadlines: deadlines.map((row) => ({ ...row, stage: row.stage as Stage })),
    tight: plan.givenUp,
    started: (await listStartedStages(tx, [departureId])).get(departureId) ?? [],
    ...(await readWork(context, departureId)),
    meetings: await readMeetings(context, departure),
    hours: await readHours(context, departure, calendar),
  };
}

async function readWork({ tx }: Context, departureId: string) {
  return {
    tasks: await tx
      .select({ id: tasks.id, kind: tasks.kind, doneAt: tasks.doneAt, dueAt: tasks.dueAt })
      .from(tasks)
      .where(eq(tasks.departureId, departureId)),
    notices: await tx
      .select({ id: clientNotices.id, state: clientNotices.state })
      .from(clientNotices)
      .innerJoin(handovers, eq(handovers.id, clientNotices.handoverId))
      .where(eq(handovers.departureId, departureId)),
    effects: await tx
      .select({ id: effects.id, state: effects.state })
      .from(effects)
      .where(eq(effects.departureId, departureId)),
    handovers: await tx
      .select({ id: handovers.id, end: handovers.end })
      .from(handovers)
      .where(eq(handovers.departureId, departureId)),
  };
}

/** Introductions with their state, and whether the leaver was to hold it at a time after the last day. */
async function readMeetings({ tx }: Context, departure: DepartureRow) {
  const { rows } = await tx.execute<{ id: string; state: string; after_last_day: boolean }>(sql`
    select i.id, i.state, (${isLeaversToHold}) and coalesce(case i.state when 'agreed' then i.starts_at else (i.slots ->> 0)::timestamptz end,
      i.planned_day::timestamptz) > d.last_day_ends_at is true as after_last_day
    from introductions i join handovers h on h.id = i.handover_id join departures d on d.id = h.departure_id
    where d.id = ${departure.id}`);
  return rows;
}

/** Hours the new owners need for the clients not theirs yet, and have until the end of the last day, all together (R5). */
async function readHours(context: Context, departure: DepartureRow, calendar: WorkCalendar) {
  const policy = assignmentPolicy((await readSettings(context.tx)).policy);
  const shares = await loadShares(context.tx, departure.id);
  const personIds = [...new Set(shares.flatMap(({ person_id }) => (person_id ? [person_id] : [])))];
  const there = await loadHoursThere(context, calendar, personIds, departure.lastDayEndsAt);
  return {
    needed: shares.reduce((sum, { tier, promised }) => sum + promised * computeHoursNeeded({ tier }, policy), 0),
    there: [...there.values()].reduce((sum, hours) => sum + hours, 0),
  };
}
