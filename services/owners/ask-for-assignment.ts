import { and, eq, isNull, sql } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import type { Timing } from "../inventory/load-timing.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { findApproverBeside, findApproverOf } from "./find-approver-of.ts";
import { needsAssignment } from "./needs-assignment.ts";

/**
 * Keeps the request for named people in step with the clients that need one: the head's task while there are any, their superior's too once it is past
 * due. Returns how many tasks changed.
 */
export async function askForAssignment(
  context: ChangeContext,
  departure: DepartureRow,
  timing: Timing,
  rounds: number,
): Promise<number> {
  const { tx, businessNow } = context;
  const departureId = departure.id;
  const { rows } = await tx.execute<{ needed: number }>(
    sql`select count(*)::int as needed from handovers h where ${needsAssignment(departureId, rounds)}`,
  );
  const needed = rows[0]?.needed ?? 0;
  const all = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.departureId, departureId), eq(tasks.kind, "assignOwner")));
  const open = all.filter((task) => task.doneAt === null);
  if (needed === 0) {
    return open.length === 0 ? 0 : finishTasks(context, { departureId, kinds: ["assignOwner"] }, "assigned");
  }
  const head = await findApproverOf(context, departure);
  const first = open.find((task) => task.detail === null);
  const task = { departureId, kind: "assignOwner" as const, count: needed, due: timing.due("S1") };
  if (!first) {
    const key = `assignOwner:${departureId}:${all.length + 1}`;
    return (await createTasks(context, timing.calendar, [{ ...task, key, assigneeId: head.approverId }])).length;
  }
  let changed = 0;
  if (open.some((other) => other.count !== needed)) {
    await tx
      .update(tasks)
      .set({ count: needed })
      .where(and(eq(tasks.departureId, departureId), eq(tasks.kind, "assignOwner"), isNull(tasks.doneAt)));
    changed += 1;
  }
  if (first.dueAt <= businessNow) {
    const askedId = first.forId ?? first.assigneeId ?? head.approverId;
    // Where nobody is above, whoever was asked is asked once more: nothing else of the departure waits for that.
    const superiorId = (await findApproverBeside(context, departure, [askedId])) ?? head.approverId;
    const next = { ...task, key: `${first.key}:superior`, assigneeId: superiorId, detail: "superior" };
    changed += (await createTasks(context, timing.calendar, [next])).length;
  }
  return changed;
}
