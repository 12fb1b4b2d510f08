import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { DepartureChanged } from "../../contracts/routes/departures.ts";
import { departures, handovers } from "../../db/schema/departures.ts";
import { people } from "../../db/schema/people.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { type Context, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { addWorkingHours, startOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { endSignIns } from "../auth/end-sign-ins.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import type { ServiceDeps } from "../deps.ts";
import { askHeadToTell } from "../effects/kinds/leaver-told.ts";
import { planEffects } from "../effects/plan-effects.ts";
import { ConflictError, ForbiddenError } from "../errors.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { readSettings } from "../settings/read-settings.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { registerWorkflows } from "../wakes/start-workflow.ts";
import { wakeDeparture, wakeStandup } from "./departure-ids.ts";
import { findKnownDeparture } from "./known-departures.ts";
import { planItTasks } from "./plan-it-tasks.ts";

/**
 * The head (or who approves in the head's place) confirms a notice, or HR once the head let the waiting time pass. The
 * process starts: the leaver is told before any colleague, IT gets its tasks, the team its morning list.
 *
 * @throws ForbiddenError `confirmationIsTheHeads` to HR too early, `notYours` to anyone else; ConflictError when not open
 */
export function confirmDeparture(
  deps: ServiceDeps,
  actor: Actor,
  input: { departureId: string },
): Promise<DepartureChanged> {
  return change(deps.db, actor, async (context) => {
    const { tx, lock, businessNow } = context;
    await lock.departure(input.departureId, "update");
    const departure = await findKnownDeparture(context, input.departureId);
    const { policy } = await readSettings(tx);
    const calendar = await loadCalendar(tx, departure.teamId);
    await requireConfirmer(context, departure, calendar, policy.confirmWorkingHours);
    if (departure.state !== "noticed") throw new ConflictError("notNoticed", "This notice waits for no confirmation.");

    const [profit] = await tx
      .select({ sum: sql<string | null>`sum(${handovers.annualProfitMinor})` })
      .from(handovers)
      .where(eq(handovers.departureId, departure.id));
    const budget = profit?.sum == null ? null : Math.floor((Number(profit.sum) * policy.offerBudgetBp) / 10_000);
    const [row] = await tx
      .update(departures)
      .set({
        state: "running",
        confirmedAt: businessNow,
        confirmedById: actor.kind === "person" ? actor.id : null,
        offerBudgetMinor: departure.offerBudgetMinor ?? budget,
        version: departure.version + 1,
      })
      .where(eq(departures.id, departure.id))
      .returning();
    if (!row) throw new Error("departure not updated");
    if (row.signInEndedAt !== null) await endSignIns(tx, row.leaverId, { forGood: true });
    await finishTasks(context, { departureId: departure.id, kinds: ["confirmDeparture"] }, "confirmed");
    await tellLeaver(deps, context, calendar, departure);
    const itTasks = await planItTasks(context, calendar, departure);
    await registerWorkflows(tx, "standup", [departure.teamId]);
    return done(
      { id: row.id, state: row.state, version: row.version },
      [{ verb: "confirmDeparture", subject: `departure:${row.id}`, body: { itTasks: itTasks.length } }],
      [wakeDeparture(row.id), wakeStandup(row.teamId)],
    );
  });
}

async function requireConfirmer(
  context: Context,
  departure: DepartureRow,
  calendar: WorkCalendar,
  waitingHours: number,
): Promise<void> {
  const { tx, actor, businessNow } = context;
  if (actor.kind !== "person") throw new ForbiddenError("roleMayNot");
  if (actor.id === departure.leaverId) throw new ForbiddenError("ownDeparture");
  const [asked] = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(
        eq(tasks.departureId, departure.id),
        eq(tasks.kind, "confirmDeparture"),
        eq(tasks.key, `confirmDeparture:${departure.id}`),
        or(eq(tasks.assigneeId, actor.id), eq(tasks.forId, actor.id)),
        departure.state === "noticed" ? isNull(tasks.doneAt) : undefined,
      ),
    );
  if (asked) return;
  const approverId = await findApproverIdOf(context, departure);
  if (approverId === actor.id) return;
  if (!actor.roles.includes("hr")) throw new ForbiddenError("notYours");
  const hrFrom = addWorkingHours(calendar, departure.noticedAt, waitingHours);
  if (businessNow < hrFrom) throw new ForbiddenError("confirmationIsTheHeads");
}

/** At once; at a dismissal not before the day it may be announced; not at illness or death. Without an address by the head. */
async function tellLeaver(
  deps: ServiceDeps,
  context: Context,
  calendar: WorkCalendar,
  departure: DepartureRow,
): Promise<void> {
  if (departure.kind === "illness" || departure.kind === "death") return;
  const { tx, businessNow } = context;
  const [leaver] = await tx.select().from(people).where(eq(people.id, departure.leaverId));
  if (!leaver?.email) return askHeadToTell(context, departure);
  const isLater = departure.kind === "dismissed" && departure.announceFrom !== null;
  const announced = isLater ? startOfWorkingDay(calendar, departure.announceFrom as string) : businessNow;
  await planEffects(deps, context, [
    {
      kind: "leaverTold",
      factId: departure.id,
      factRevision: 1,
      workflowId: `departure:${departure.id}`,
      notBefore: announced > businessNow ? announced : businessNow,
      departureId: departure.id,
      personId: leaver.id,
      channel: "email",
      recipient: leaver.email,
    },
  ]);
}
