import { and, eq, isNull, sql } from "drizzle-orm";
import { departures, handovers } from "../../db/schema/departures.ts";
import { people } from "../../db/schema/people.ts";
import { type Context, change, done, unchanged } from "../../db/transaction.ts";
import { addDays } from "../../domain/calendar/plain-date.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { endSignIns } from "../auth/end-sign-ins.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { totalDays } from "../card-reads/total-days.ts";
import type { ServiceDeps } from "../deps.ts";
import { notify } from "../notifications/notify.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { wakeDeparture, wakeHandover } from "./departure-ids.ts";
import { open } from "./open-states.ts";

const system = { kind: "system", name: "endSignIn" } as const;

/**
 * The leaver's sign-in ends with the last working day, whatever is unfinished. Clients not introduced by then go on
 * with the head in the leaver's place and count as after the last day; the leaver's open tasks go to the head, those of
 * other departures to the heads there.
 */
export async function endSignIn(deps: ServiceDeps, departureId: string): Promise<void> {
  await change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    const { leaverId } = await findDeparture(tx, departureId);
    await lock.departures([departureId, ...(await listOthersAsking(tx, leaverId, departureId))], "update");
    const departure = await findDeparture(tx, departureId);
    await lock.people([departure.leaverId], "update");
    const isOpen = departure.state !== "withdrawn" && departure.state !== "closed";
    if (!isOpen || departure.signInEndedAt !== null || departure.lastDayEndsAt > businessNow)
      return unchanged(undefined);
    await tx.update(people).set({ status: "left" }).where(eq(people.id, departure.leaverId));
    // A notice nobody confirmed may be undone without a trace: the person's password is there again.
    await endSignIns(tx, departure.leaverId, { forGood: departure.confirmedAt !== null });
    await tx
      .update(departures)
      .set({ signInEndedAt: businessNow, version: departure.version + 1 })
      .where(eq(departures.id, departureId));
    const unfinished = await tx
      .update(handovers)
      .set({
        afterLastDay: sql`${handovers.introducedAt} is null and not ${handovers.prospect}`,
        version: sql`${handovers.version} + 1`,
      })
      .where(and(eq(handovers.departureId, departureId), isNull(handovers.end)))
      .returning({ id: handovers.id, afterLastDay: handovers.afterLastDay });
    const moved = await giveTasksToHead(context, departure);
    const others = await giveOtherTasksAway(context, departure);
    const totals = await totalReading(context, departure);
    const late = unfinished.filter((row) => row.afterLastDay).length;
    return done(
      undefined,
      [
        {
          verb: "endSignIn",
          subject: `departure:${departureId}`,
          body: { personId: departure.leaverId, open: unfinished.length, afterLastDay: late, tasksMoved: moved },
        },
        ...totals,
        ...others.map(({ id, tasks }) => ({
          verb: "leaveOtherDeparture",
          subject: `departure:${id}`,
          body: { personId: departure.leaverId, tasksMoved: tasks },
        })),
      ],
      [...unfinished.map((row) => wakeHandover(row.id)), ...others.map(({ id }) => wakeDeparture(id))],
    );
  });
}

/** The last day of reading has no next one to bring its total. */
async function totalReading({ tx }: Context, { id, leaverId, teamId, noticedAt, lastDayEndsAt }: DepartureRow) {
  const { zone } = await loadCalendar(tx, teamId);
  const before = addDays(localDate(lastDayEndsAt, zone), 1);
  return totalDays(tx, { personId: leaverId, departureId: id, since: noticedAt, zone, before });
}

async function giveTasksToHead(context: Context, departure: DepartureRow): Promise<number> {
  if (departure.confirmedAt === null) return 0;
  const approverId = await findApproverIdOf(context, departure);
  // What only the leaver could tell is asked of nobody else: its gaps are the successor's from now on (R9).
  await finishTasks(
    context,
    { departureId: departure.id, kinds: ["completeDossiers"], assigneeId: departure.leaverId },
    "moot",
  );
  const moved = await moveTasks(context, departure.id, departure.leaverId, approverId);
  await notify(context, [{ departureId: departure.id, personId: approverId, kind: "accessEnds" }]);
  return moved;
}

/** Other open departures in which the person still has tasks, as the successor of clients that have switched. */
async function listOthersAsking(tx: Context["tx"], personId: string, departureId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select d.id from departures d where d.state in ${open} and d.id <> ${departureId}::uuid and exists (
      select from tasks t where t.departure_id = d.id and t.done_at is null and ${isOf(personId)}) order by d.id`);
  return rows.map((row) => row.id);
}

/** What the person leaves undone in other departures is for who approves there; the clients follow into theirs. */
async function giveOtherTasksAway(context: Context, { id, leaverId }: DepartureRow) {
  const given: { id: string; tasks: number }[] = [];
  for (const otherId of await listOthersAsking(context.tx, leaverId, id)) {
    const approverId = await findApproverIdOf(context, await findDeparture(context.tx, otherId));
    given.push({ id: otherId, tasks: await moveTasks(context, otherId, leaverId, approverId) });
  }
  return given;
}

const isOf = (personId: string) => sql`(t.assignee_id = ${personId}::uuid or t.for_id = ${personId}::uuid)`;

/** To `toId`; what the person only held for somebody away goes back to that one. */
async function moveTasks(context: Context, departureId: string, fromId: string, toId: string): Promise<number> {
  const { rows } = await context.tx.execute<{
    id: string;
    kind: TaskKind;
    assignee_id: string;
    handover_id: string | null;
    count: number;
  }>(sql`
    update tasks t set assignee_id = case when t.for_id <> ${fromId}::uuid then t.for_id else ${toId}::uuid end, for_id = null,
      version = t.version + 1
    where t.departure_id = ${departureId} and t.done_at is null and ${isOf(fromId)}
    returning t.id, t.kind, t.assignee_id, t.handover_id, t.count`);
  await notify(
    context,
    rows.map((row) => ({
      departureId,
      personId: row.assignee_id,
      kind: row.kind,
      taskId: row.id,
      count: row.count,
      ...(row.handover_id ? { handoverId: row.handover_id } : {}),
    })),
  );
  return rows.length;
}
