import { eq } from "drizzle-orm";
import { stageDeadlines } from "../../db/schema/departures.ts";
import { type Context, readOnce } from "../../db/transaction.ts";
import type { Deadline, WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { Stage } from "../../domain/codes.ts";
import { computeTaskDue } from "../../domain/departure/task-due.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";

/** What the tasks of a departure are dated by. */
export interface Timing {
  calendar: WorkCalendar;
  /** Plain date of the transaction in the team's zone. */
  today: string;
  /** Deadline of a stage (R2), null before the plan is made. */
  stage(stage: Stage): Deadline | null;
  /** A task's own due date (R2): the stage's, but at least one full working day after `arrivedAt` (default: now). */
  due(stage: Stage, options?: { needsLeaver?: boolean; arrivedAt?: Date }): Deadline;
}

/** Loads calendar and stage deadlines of a departure once for a transaction. */
export async function loadTiming(context: Context, departure: DepartureRow): Promise<Timing> {
  const calendar = await loadCalendar(context.tx, departure.teamId);
  const rows = await readOnce(context.tx, `stageDeadlines:${departure.id}`, () =>
    context.tx.select().from(stageDeadlines).where(eq(stageDeadlines.departureId, departure.id)),
  );
  const byStage = new Map(rows.map((row) => [row.stage, { at: row.dueAt, zone: row.zone, date: row.day }]));
  const stage = (name: Stage) => byStage.get(name) ?? null;
  return {
    calendar,
    today: localDate(context.businessNow, calendar.zone),
    stage,
    due: (name, { needsLeaver = false, arrivedAt = context.businessNow } = {}) =>
      computeTaskDue({
        stageDeadline: stage(name),
        arrivedAt,
        needsLeaver,
        lastDay: departure.lastWorkingDay,
        calendar,
      }),
  };
}
