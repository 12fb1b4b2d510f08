import { and, eq, isNull } from "drizzle-orm";
import { handovers, steps } from "../../db/schema/departures.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { type ChangeContext, change, done, type Tx, unchanged } from "../../db/transaction.ts";
import { nextFullWorkingDay, toDeadline } from "../../domain/calendar/working-hours.ts";
import { findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import type { ServiceDeps } from "../deps.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { toWake, wakeDeparture } from "./departure-ids.ts";

const system = { kind: "system", name: "failingSteps" } as const;
/** After so many tries in a row a step that fails is a person's business too; it is tried on all the same. */
export const TRIES_BEFORE_ASKING = 5;

interface FailingWork {
  departureId: string;
  /** Null for a step of the departure as a whole. */
  handoverId: string | null;
}

/**
 * Asks the head (or who decides in their place) to look into a departure or client of which a step keeps failing: once as
 * long as that is open. A team's morning list is nobody's client, its failures stay in the log.
 */
export async function askAboutFailingStep(deps: ServiceDeps, workflowId: string): Promise<void> {
  await change(deps.db, system, async (context) => {
    const work = await findWork(context.tx, workflowId);
    if (!work) return unchanged(undefined);
    await context.lock.departure(work.departureId, "update");
    const earlier = await listTasks(context.tx, work);
    if (earlier.some((task) => task.doneAt === null)) return unchanged(undefined);
    const departure = await findDeparture(context.tx, work.departureId);
    const calendar = await loadCalendar(context.tx, departure.teamId);
    await createTasks(context, calendar, [
      {
        key: `needsAttention:${workflowId}:stepFails:${earlier.length + 1}`,
        departureId: work.departureId,
        ...(work.handoverId ? { handoverId: work.handoverId } : {}),
        kind: "needsAttention",
        assigneeId: await findApproverIdOf(context, departure),
        detail: "stepFails",
        due: toDeadline(calendar, nextFullWorkingDay(calendar, context.businessNow)),
      },
    ]);
    return done(undefined, [{ verb: "stepKeepsFailing", subject: subjectOf(work) }], [wakeDeparture(work.departureId)]);
  });
}

/** Ends the head's task once no step of the workflow has failed that often any more. */
export async function endFailingStep(deps: ServiceDeps, workflowId: string): Promise<void> {
  await change(deps.db, system, async (context) => {
    const work = await findWork(context.tx, workflowId);
    if (!work || (await isFailing(context, workflowId))) return unchanged(undefined);
    await context.lock.departure(work.departureId, "update");
    const open = (await listTasks(context.tx, work)).filter((task) => task.doneAt === null);
    if (open.length === 0) return unchanged(undefined);
    await finishTasks(context, { ids: open.map(({ id }) => id) }, "recovered");
    return done(undefined, [{ verb: "stepRecovered", subject: subjectOf(work) }], [wakeDeparture(work.departureId)]);
  });
}

const subjectOf = ({ departureId, handoverId }: FailingWork): string =>
  handoverId ? `handover:${handoverId}` : `departure:${departureId}`;

async function findWork(tx: Tx, workflowId: string): Promise<FailingWork | null> {
  const { type, id } = toWake(workflowId);
  if (type === "departure") return { departureId: id, handoverId: null };
  if (type !== "handover") return null;
  const [row] = await tx.select({ departureId: handovers.departureId }).from(handovers).where(eq(handovers.id, id));
  return row ? { departureId: row.departureId, handoverId: id } : null;
}

async function isFailing({ tx }: ChangeContext, workflowId: string): Promise<boolean> {
  const rows = await tx.select({ attempts: steps.attempts }).from(steps).where(eq(steps.workflowId, workflowId));
  return rows.some(({ attempts }) => attempts >= TRIES_BEFORE_ASKING);
}

const listTasks = (tx: Tx, { departureId, handoverId }: FailingWork) =>
  tx
    .select({ id: tasks.id, doneAt: tasks.doneAt })
    .from(tasks)
    .where(
      and(
        eq(tasks.departureId, departureId),
        handoverId ? eq(tasks.handoverId, handoverId) : isNull(tasks.handoverId),
        eq(tasks.kind, "needsAttention"),
        eq(tasks.detail, "stepFails"),
      ),
    );
