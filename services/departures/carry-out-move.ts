import { eq, sql } from "drizzle-orm";
import type { DepartureChanged } from "../../contracts/routes/departures.ts";
import { departures } from "../../db/schema/departures.ts";
import { type ChangeContext, type Context, type Done, done } from "../../db/transaction.ts";
import { laterDate } from "../../domain/calendar/plain-date.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { lastWorkingDayNotAfter } from "../../domain/calendar/working-days.ts";
import { endOfWorkingDay, toDeadline } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { moveStageDeadlines, planningStart } from "../../domain/departure/stage-deadlines.ts";
import { nextChaseAt } from "../../domain/tasks/next-chase-at.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { ConflictError, InvalidError } from "../errors.ts";
import { notify } from "../notifications/notify.ts";
import { readSettings } from "../settings/read-settings.ts";
import { wakeDeparture, wakeHandover } from "./departure-ids.ts";
import { listStartedStages, readStageDeadlines } from "./list-started-stages.ts";
import { resolveNotice } from "./resolve-notice.ts";
import { writeDeadlines } from "./write-deadlines.ts";

/** The new last working day; employment ends with it or as before, whichever is later, unless it is named. */
export interface DayMove {
  lastWorkingDay: string;
  endOfEmployment?: string;
}

/**
 * Moves the last working day of a departure that the caller has locked and may change.
 *
 * @throws ConflictError `leaverGone` once the sign-in has ended, `notOpen`; InvalidError for a day before today or the notice
 */
export async function carryOutMove(
  context: ChangeContext,
  departure: DepartureRow,
  input: DayMove,
): Promise<Done<DepartureChanged>> {
  const { tx, businessNow } = context;
  if (departure.state !== "noticed" && departure.state !== "running") {
    throw new ConflictError("notOpen", "Only the last day of an open departure can move.");
  }
  if (departure.signInEndedAt !== null) throw new ConflictError("leaverGone", "The last working day has ended.");
  const calendar = await loadCalendar(tx, departure.teamId);
  const { policy } = await readSettings(tx);
  const today = localDate(businessNow, calendar.zone);
  if (input.lastWorkingDay < today) {
    throw new InvalidError("lastDayPast", "The last working day lies in the past.", { pointer: "/lastWorkingDay" });
  }
  const moved = resolveNotice(
    {
      noticeOn: departure.noticeOn,
      lastWorkingDay: input.lastWorkingDay,
      kind: departure.kind,
      // Who has been told is not told again.
      announceFrom: departure.leaverToldAt === null ? departure.announceFrom : null,
      endOfEmployment: input.endOfEmployment ?? laterDate(departure.endOfEmployment, input.lastWorkingDay),
    },
    today,
    calendar,
    policy,
  );
  const started = (await listStartedStages(tx, [departure.id])).get(departure.id) ?? [];
  const deadlines = moveStageDeadlines(
    (await readStageDeadlines(tx, [departure.id])).get(departure.id) ?? [],
    { noticeDate: planningStart({ ...departure, noticeOn: moved.noticeOn }), lastDay: moved.lastWorkingDay, calendar },
    started,
    policy.stageShares,
  );
  await writeDeadlines(tx, departure.id, deadlines);
  const lastDayEndsAt = endOfWorkingDay(calendar, lastWorkingDayNotAfter(calendar, moved.lastWorkingDay));
  const version = departure.version + 1;
  const { lastWorkingDay, endOfEmployment } = moved;
  await tx
    .update(departures)
    .set({ lastWorkingDay, endOfEmployment, lastDayEndsAt, version })
    .where(eq(departures.id, departure.id));
  const open = await moveHandovers(context, departure, lastDayEndsAt);
  await moveTasks(context, calendar, departure.id, lastWorkingDay, lastDayEndsAt);
  await tellThoseConcerned(context, departure);
  return done(
    { id: departure.id, state: departure.state, version },
    [
      {
        verb: "moveLastDay",
        subject: `departure:${departure.id}`,
        body: { from: departure.lastWorkingDay, to: lastWorkingDay, endOfEmployment, keptStages: started },
      },
    ],
    [wakeDeparture(departure.id), ...open.map(wakeHandover)],
  );
}

async function moveHandovers({ tx }: Context, departure: DepartureRow, lastDayEndsAt: Date): Promise<string[]> {
  await tx.execute(sql`
    update handovers set switch_due_at = ${lastDayEndsAt}, version = version + 1
    where departure_id = ${departure.id} and "end" is null and switched_at is null
      and told_at < ${lastDayEndsAt} and switch_due_at > ${lastDayEndsAt}`);
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from handovers where departure_id = ${departure.id} and "end" is null`,
  );
  return rows.map((row) => row.id);
}

/** IT's last-day tasks move with the day; nothing asked of the leaver is due after it. */
async function moveTasks(
  { tx }: Context,
  calendar: WorkCalendar,
  departureId: string,
  lastWorkingDay: string,
  lastDayEndsAt: Date,
): Promise<void> {
  const due = toDeadline(calendar, lastWorkingDayNotAfter(calendar, lastWorkingDay));
  const { rows } = await tx.execute<{
    id: string;
    arrived_at: string;
    chase_at: string | null;
    chase_level: number;
  }>(sql`
    update tasks t set due_at = ${lastDayEndsAt}, due_day = ${due.date}, zone = ${due.zone}, version = t.version + 1
    from departures d where d.id = t.departure_id and t.departure_id = ${departureId} and t.done_at is null
      and (t.kind = 'closeAccount' or (t.assignee_id = d.leaver_id and t.due_at > ${lastDayEndsAt}))
    returning t.id, t.arrived_at, t.chase_at, t.chase_level`);
  const chased = rows.filter((row) => row.chase_at !== null);
  const next = chased.map((row) =>
    nextChaseAt(calendar, { arrivedAt: new Date(row.arrived_at), dueAt: lastDayEndsAt, level: row.chase_level }),
  );
  await tx.execute(sql`
    update tasks t set chase_at = v.at from unnest(${sql.param(chased.map((row) => row.id))}::uuid[],
      ${sql.param(next.map((at) => at?.toISOString() ?? null))}::timestamptz[]) as v(id, at) where t.id = v.id`);
}

async function tellThoseConcerned(context: Context, departure: DepartureRow): Promise<void> {
  if (departure.state !== "running") return;
  const { rows } = await context.tx.execute<{ id: string }>(sql`
    select distinct person as id from (
      select next_owner_id as person from handovers where departure_id = ${departure.id} and "end" is null
      union select head_id from teams where id = ${departure.teamId}
      union select leaver_id from departures where id = ${departure.id} and kind not in ('illness','death')) as concerned
    where person is not null`);
  await notify(
    context,
    rows.map((row) => ({ departureId: departure.id, personId: row.id, kind: "lastDayMoved" })),
  );
}
