import { and, eq, isNull, sql } from "drizzle-orm";
import { departures, handovers } from "../../db/schema/departures.ts";
import { people } from "../../db/schema/people.ts";
import { type Context, change, done, unchanged } from "../../db/transaction.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { endSignIns } from "../auth/end-sign-ins.ts";
import type { ServiceDeps } from "../deps.ts";
import { notify } from "../notifications/notify.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { wakeHandover } from "./departure-ids.ts";

const system = { kind: "system", name: "endSignIn" } as const;

/**
 * The leaver's sign-in ends with the last working day, whatever is unfinished. Clients not introduced by then go on
 * with the head in the leaver's place and count as after the last day; the leaver's open tasks go to the head.
 */
export async function endSignIn(deps: ServiceDeps, departureId: string): Promise<void> {
  await change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    await lock.departure(departureId, "update");
    const departure = await findDeparture(tx, departureId);
    await lock.people([departure.leaverId], "update");
    const isOpen = departure.state !== "withdrawn" && departure.state !== "closed";
    if (!isOpen || departure.signInEndedAt !== null || departure.lastDayEndsAt > businessNow)
      return unchanged(undefined);
    await tx.update(people).set({ status: "left" }).where(eq(people.id, departure.leaverId));
    await endSignIns(tx, departure.leaverId);
    await tx
      .update(departures)
      .set({ signInEndedAt: businessNow, version: departure.version + 1 })
      .where(eq(departures.id, departureId));
    const open = await tx
      .update(handovers)
      .set({
        afterLastDay: sql`${handovers.introducedAt} is null and not ${handovers.prospect}`,
        version: sql`${handovers.version} + 1`,
      })
      .where(and(eq(handovers.departureId, departureId), isNull(handovers.end)))
      .returning({ id: handovers.id, afterLastDay: handovers.afterLastDay });
    const moved = await giveTasksToHead(context, departure);
    const late = open.filter((row) => row.afterLastDay).length;
    return done(
      undefined,
      [
        {
          verb: "endSignIn",
          subject: `departure:${departureId}`,
          body: { personId: departure.leaverId, open: open.length, afterLastDay: late, tasksMoved: moved },
        },
      ],
      open.map((row) => wakeHandover(row.id)),
    );
  });
}

async function giveTasksToHead(context: Context, departure: DepartureRow): Promise<number> {
  const { tx } = context;
  if (departure.confirmedAt === null) return 0;
  const approverId = await findApproverIdOf(context, departure);
  // What only the leaver could tell is asked of nobody else: its gaps are the successor's from now on (R9).
  await finishTasks(
    context,
    { departureId: departure.id, kinds: ["completeDossiers"], assigneeId: departure.leaverId },
    "moot",
  );
  const { rows } = await tx.execute<{ id: string; kind: TaskKind; handover_id: string | null; count: number }>(sql`
    update tasks set assignee_id = ${approverId}::uuid, for_id = null, version = version + 1
    where departure_id = ${departure.id} and done_at is null
      and (assignee_id = ${departure.leaverId}::uuid or for_id = ${departure.leaverId}::uuid)
    returning id, kind, handover_id, count`);
  await notify(context, [
    ...rows.map((row) => ({
      departureId: departure.id,
      personId: approverId,
      kind: row.kind,
      taskId: row.id,
      count: row.count,
      ...(row.handover_id ? { handoverId: row.handover_id } : {}),
    })),
    { departureId: departure.id, personId: approverId, kind: "accessEnds" },
  ]);
  return rows.length;
}
