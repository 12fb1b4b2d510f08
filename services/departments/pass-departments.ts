import { sql } from "drizzle-orm";
import { gates } from "../../db/schema/departures.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import { areDepartmentsTold } from "../../domain/departments/departments-to-notify.ts";
import { findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { heldItems, idleTasks, listHeldDues, readyClients, silenceAt } from "./waiting-items.ts";

const BATCH = 500;
const system = { kind: "system", name: "passDepartments" } as const;

/**
 * Opens the departments' gate of clients (R12): every department with something open has answered, the others were told. A due date missed
 * is noted on the notice; a silence that lasts a working day longer counts as an answer and is recorded as one.
 */
export async function passDepartments(deps: ServiceDeps, departureId: string): Promise<void> {
  await endSilences(deps, departureId);
  while ((await openGates(deps, departureId)) === BATCH);
  await endIdleTasks(deps, departureId);
}

function endIdleTasks(deps: ServiceDeps, departureId: string): Promise<void> {
  return change(deps.db, system, async (context) => {
    await context.lock.departure(departureId);
    const { rows } = await context.tx.execute<{ id: string }>(sql`select t.id from ${idleTasks(departureId)}`);
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return unchanged(undefined);
    await finishTasks(context, { ids }, "moot");
    return done(undefined, [
      { verb: "departmentTasksEnded", subject: `departure:${departureId}`, body: { taskIds: ids } },
    ]);
  });
}

function endSilences(deps: ServiceDeps, departureId: string): Promise<void> {
  return change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    await lock.departure(departureId);
    const departure = await findDeparture(tx, departureId);
    const calendar = await loadCalendar(tx, departure.teamId);
    const dues = await listHeldDues(tx, departureId);
    const missed = dues.filter(({ dueAt, breach }) => breach && dueAt <= businessNow);
    const silent = dues.filter(({ dueAt }) => silenceAt(dueAt, calendar) <= businessNow);
    if (missed.length + silent.length === 0) return unchanged(undefined);
    const escalated = missed.length > 0 ? await noteMissed(context, departureId) : [];
    const items =
      silent.length > 0
        ? await acceptSilence(
            context,
            departureId,
            silent.map(({ dueAt }) => dueAt),
          )
        : 0;
    return done(
      undefined,
      [
        {
          verb: "departmentsSilent",
          subject: `departure:${departureId}`,
          body: { escalatedNoticeIds: escalated, itemsPassedBySilence: items },
        },
      ],
      [wakeDeparture(departureId)],
    );
  });
}

async function noteMissed({ tx, businessNow }: ChangeContext, departureId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    update department_notices set escalated_at = ${businessNow}
    where escalated_at is null and id in (
      select n.id from ${heldItems(departureId)} and i.gating and i.how is null and i.due_at <= ${businessNow})
    returning id`);
  return rows.map((row) => row.id);
}

async function acceptSilence({ tx, businessNow }: ChangeContext, departureId: string, dues: Date[]): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    update department_items set settled_at = ${businessNow}, how = 'silence'
    where id in (
      select i.id from ${heldItems(departureId)}
        and i.due_at = any(${sql.param(dues.map((due) => due.toISOString()))}::timestamptz[]))`);
  return rowCount ?? 0;
}

interface ReadyClient extends Record<string, unknown> {
  id: string;
  items: { gating: boolean; delivered: boolean; acknowledged: boolean; openedBySilence: boolean }[];
}

function openGates(deps: ServiceDeps, departureId: string): Promise<number> {
  return change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    await lock.departure(departureId);
    const { rows } = await tx.execute<ReadyClient>(sql`
      select h.id, coalesce((
        select jsonb_agg(jsonb_build_object('gating', i.gating, 'delivered', i.notified_at is not null or i.settled_at is not null,
          'acknowledged', i.settled_at is not null and i.how <> 'silence',
          'openedBySilence', i.settled_at is not null and i.how = 'silence'))
        from department_items i where i.handover_id = h.id), '[]') as items
      from ${readyClients(departureId)} order by h.id limit ${BATCH}`);
    const told = rows.filter((row) => areDepartmentsTold(row.items));
    if (told.length === 0) return unchanged(0);
    const handoverIds = told.map((row) => row.id);
    await tx
      .insert(gates)
      .values(
        told.map((row) => ({
          handoverId: row.id,
          gate: "departments" as const,
          openedAt: businessNow,
          how: row.items.some((item) => item.gating && item.openedBySilence)
            ? ("silence" as const)
            : ("settled" as const),
        })),
      )
      .onConflictDoNothing();
    await tx.execute(sql`
      update department_items set settled_at = ${businessNow}, how = coalesce(how, 'delivered')
      where handover_id = any(${sql.param(handoverIds)}::uuid[]) and settled_at is null and how is distinct from 'objected'`);
    return done(
      told.length,
      [{ verb: "departmentsPassed", subject: `departure:${departureId}`, body: { handoverIds } }],
      [wakeDeparture(departureId)],
    );
  });
}
