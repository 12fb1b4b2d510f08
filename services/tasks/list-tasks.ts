import { and, asc, eq, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { TaskItem } from "../../contracts/routes/tasks.ts";
import { clients } from "../../db/schema/clients.ts";
import { departures, handovers, notes } from "../../db/schema/departures.ts";
import { people } from "../../db/schema/people.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { decideAccess } from "../../domain/access/decide-access.ts";
import { departureSubject } from "../access/require-access.ts";
import { findToldDeparture, leaverNotTold } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { countLeft } from "./count-left.ts";

const leavers = alias(people, "leavers");
const assignees = alias(people, "assignees");
const away = alias(people, "away");

/** The caller's open tasks, next due first. A leaver has none of their own departure before they were told. */
export function listMyTasks(deps: ServiceDeps, actor: Actor): Promise<{ items: TaskItem[] }> {
  return look(deps.db, actor, async (context) => {
    if (actor.kind !== "person") throw new ForbiddenError("roleMayNot");
    const told = or(ne(departures.leaverId, actor.id), sql`not ${leaverNotTold}`);
    return { items: await readTasks(context, and(eq(tasks.assigneeId, actor.id), isNull(tasks.doneAt), told)) };
  });
}

/** A departure's tasks: all of them for who follows its plan, else the caller's own; `open` leaves out those done. */
export function listDepartureTasks(
  deps: ServiceDeps,
  actor: Actor,
  input: { departureId: string; open?: boolean },
): Promise<{ items: TaskItem[] }> {
  return look(deps.db, actor, async (context) => {
    const departure = await findToldDeparture(context, input.departureId);
    const seesAll = decideAccess(actor, "readPlan", departureSubject(departure)).allowed;
    const me = actor.kind === "person" ? actor.id : null;
    const isLeaver = me === departure.leaverId;
    const mine = me === null ? sql`false` : or(eq(tasks.assigneeId, me), eq(tasks.forId, me));
    const which = and(
      eq(tasks.departureId, departure.id),
      input.open ? isNull(tasks.doneAt) : undefined,
      seesAll && !isLeaver ? undefined : mine,
    );
    return { items: await readTasks(context, which) };
  });
}

async function readTasks({ tx, businessNow }: Context, which: SQL | undefined): Promise<TaskItem[]> {
  const rows = await tx
    .select({
      task: tasks,
      count: countLeft("tasks"),
      departure: leavers.name,
      assigneeName: assignees.name,
      forName: away.name,
      clientName: clients.name,
      text: notes.text,
    })
    .from(tasks)
    .innerJoin(departures, eq(departures.id, tasks.departureId))
    .innerJoin(leavers, eq(leavers.id, departures.leaverId))
    .leftJoin(assignees, eq(assignees.id, tasks.assigneeId))
    .leftJoin(away, eq(away.id, tasks.forId))
    .leftJoin(handovers, eq(handovers.id, tasks.handoverId))
    .leftJoin(clients, eq(clients.id, handovers.clientId))
    .leftJoin(notes, and(eq(notes.id, tasks.subjectId), eq(notes.kind, "clientObjection")))
    .where(which)
    .orderBy(asc(tasks.dueAt), asc(tasks.id));
  return rows.map(({ task, ...names }) => ({
    ...names,
    id: task.id,
    departureId: task.departureId,
    kind: task.kind,
    assigneeId: task.assigneeId,
    forId: task.forId,
    handoverId: task.handoverId,
    subjectId: task.subjectId,
    detail: task.detail,
    arrivedAt: task.arrivedAt.toISOString(),
    dueAt: task.dueAt.toISOString(),
    dueDay: task.dueDay,
    overdue: task.doneAt === null && task.dueAt < businessNow,
    chaseLevel: task.chaseLevel,
    doneAt: task.doneAt?.toISOString() ?? null,
    outcome: task.outcome,
    version: task.version,
  }));
}
