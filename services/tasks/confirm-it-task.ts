import { eq } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import { type Context, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { lastWorkingDayNotAfter } from "../../domain/calendar/working-days.ts";
import { startOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import { type DepartureRow, departureSubject, findDeparture, requireAccess } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { finishTasks } from "./finish-tasks.ts";

/**
 * IT, or who has the task where there is no IT contact, confirms one connected system's: export right taken, or accounts closed and passed on. The
 * accounts of who still works not before their last working day: ConflictError `accountStillNeeded` with its day; `taskDone` for one confirmed before.
 */
export function confirmItTask(
  deps: ServiceDeps,
  actor: Actor,
  input: { taskId: string },
): Promise<{ id: string; outcome: string; version: number }> {
  return change(deps.db, actor, async (context) => {
    const [known] = await context.tx.select().from(tasks).where(eq(tasks.id, input.taskId));
    // Without an IT contact the task is somebody else's, who must be able to end it.
    const isMine = actor.kind === "person" && known !== undefined && known.assigneeId === actor.id;
    if (!isMine) requireAccess(context, "confirmItTask");
    if (known?.kind !== "closeExport" && known?.kind !== "closeAccount") throw new NotFoundError("task");
    await context.lock.departure(known.departureId, "share");
    const departure = await findDeparture(context.tx, known.departureId);
    if (!isMine) requireAccess(context, "confirmItTask", departureSubject(departure));
    if (known.kind === "closeAccount") await requireLastDay(context, departure);
    const ended = await finishTasks(context, { ids: [known.id] }, "confirmed");
    if (ended === 0) throw new ConflictError("taskDone", "This task is done already.");
    return done(
      { id: known.id, outcome: "confirmed", version: known.version },
      [{ verb: "confirmItTask", subject: `task:${known.id}`, body: { kind: known.kind, systemId: known.subjectId } }],
      [wakeDeparture(known.departureId)],
    );
  });
}

/** Closed earlier, the person could not hand over; who was released, is ill or has died no longer works. */
async function requireLastDay({ tx, businessNow }: Context, departure: DepartureRow): Promise<void> {
  if (departure.kind !== "resigned" && departure.kind !== "dismissed") return;
  const calendar = await loadCalendar(tx, departure.teamId);
  const day = lastWorkingDayNotAfter(calendar, departure.lastWorkingDay);
  if (businessNow < startOfWorkingDay(calendar, day))
    throw new ConflictError("accountStillNeeded", "The person still works: close it on the last working day.", { day });
}
