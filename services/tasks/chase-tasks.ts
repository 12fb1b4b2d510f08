import { sql } from "drizzle-orm";
import type { AuditEntry } from "../../db/audit.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { chooseEscalation, escalationLevels } from "../../domain/departments/due-and-escalation.ts";
import { dueNextFullDay } from "../../domain/departure/task-due.ts";
import { nextChaseAt } from "../../domain/tasks/next-chase-at.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import type { ServiceDeps } from "../deps.ts";
import { coverSignatures } from "../inventory/cover-signatures.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { type Notice, notify } from "../notifications/notify.ts";
import { coverApprovals } from "../owners/cover-approvals.ts";
import { findActingPeople } from "../people/find-acting-person.ts";
import { hrConfirmsFrom, hrTaskKey, listMisplacedTasks } from "./chase-tasks-fact.ts";
import { createTasks } from "./create-tasks.ts";
import { findEscalationReceivers } from "./find-escalation-receivers.ts";

const system = { kind: "system", name: "chaseTasks" } as const;
const AT_ONCE = 500;

type DueTask = {
  id: string;
  kind: TaskKind;
  assignee_id: string | null;
  handover_id: string | null;
  count: number;
  arrived_at: string;
  due_at: string;
  chase_level: number;
};

/**
 * Reminders and escalation of a departure's tasks (R70), in sets: half of the time and a working day before to who has
 * the task, at the breach to the superior (a department's head for departments), then the head of sales, then
 * management. Tasks of people who went away go to their deputy, and back. HR gets the confirmation the head left.
 */
export async function chaseTasks(deps: ServiceDeps, departureId: string): Promise<void> {
  for (;;) {
    const left = await change(deps.db, system, async (context) => {
      await context.lock.departure(departureId, "update");
      const departure = await findDeparture(context.tx, departureId);
      const calendar = await loadCalendar(context.tx, departure.teamId);
      const audit = [
        ...(await moveMisplaced(context, departure, calendar)),
        ...(await askHr(context, departure, calendar)),
      ];
      const chased = await chaseDue(context, departure, calendar);
      if (chased.length > 0)
        audit.push({ verb: "chaseTasks", subject: `departure:${departureId}`, body: { tasks: chased } });
      const [first, ...rest] = audit;
      return first ? done(chased.length, [first, ...rest]) : unchanged(0);
    });
    if (left < AT_ONCE) return;
  }
}

async function moveMisplaced(
  context: ChangeContext,
  departure: DepartureRow,
  calendar: WorkCalendar,
): Promise<AuditEntry[]> {
  const { tx, businessNow } = context;
  const moves = await listMisplacedTasks(context, departure.id, localDate(businessNow, calendar.zone));
  if (moves.length === 0) return [];
  const { rows } = await tx.execute<{
    id: string;
    kind: TaskKind;
    handover_id: string | null;
    count: number;
    assignee_id: string;
  }>(sql`
    update tasks t set assignee_id = v.holder, for_id = v.instead_of, version = t.version + 1
    from unnest(${sql.param(moves.map((move) => move.id))}::uuid[], ${sql.param(moves.map((move) => move.to))}::uuid[],
      ${sql.param(moves.map((move) => move.forId))}::uuid[]) as v(id, holder, instead_of)
    where t.id = v.id returning t.id, t.kind, t.handover_id, t.count, t.assignee_id`);
  await notify(
    context,
    rows.map((row) => noticeOf(departure.id, row, row.assignee_id)),
  );
  await coverDeputies(context, departure, new Set(rows.map(({ kind }) => kind)));
  return [{ verb: "moveTasks", subject: `departure:${departure.id}`, body: { moves } }];
}

/** R5, R10: what a deputy would receive is neither theirs to approve nor to sign in the head's part. */
async function coverDeputies(
  context: ChangeContext,
  departure: DepartureRow,
  moved: ReadonlySet<TaskKind>,
): Promise<void> {
  const timing = await loadTiming(context, departure);
  if (moved.has("approveOwners")) await coverApprovals(context, departure, timing);
  if (moved.has("signInventory") || moved.has("signGoldInventory")) await coverSignatures(context, departure, timing);
}

async function askHr(context: ChangeContext, departure: DepartureRow, calendar: WorkCalendar): Promise<AuditEntry[]> {
  const from = await hrConfirmsFrom(context, departure, calendar);
  if (from === null || from > context.businessNow) return [];
  const due = dueNextFullDay(from, calendar);
  await createTasks(context, calendar, [
    {
      key: hrTaskKey(departure.id),
      departureId: departure.id,
      kind: "confirmDeparture",
      assigneeId: departure.recordedById,
      subjectId: departure.id,
      due,
    },
  ]);
  return [{ verb: "askHrToConfirm", subject: `departure:${departure.id}`, body: { personId: departure.recordedById } }];
}

async function chaseDue(context: ChangeContext, departure: DepartureRow, calendar: WorkCalendar) {
  const { tx, businessNow } = context;
  const { rows } = await tx.execute<DueTask>(sql`
    select id, kind, assignee_id, handover_id, count, arrived_at, due_at, chase_level from tasks
    where departure_id = ${departure.id} and done_at is null and chase_at <= ${businessNow} order by chase_at, id limit ${AT_ONCE}`);
  if (rows.length === 0) return [];
  const steps = rows.map((task) => {
    const timing = { arrivedAt: new Date(task.arrived_at), dueAt: new Date(task.due_at) };
    const reached = escalationLevels.indexOf(chooseEscalation({ ...timing, doneAt: null }, businessNow, calendar));
    const level = Math.max(task.chase_level, reached);
    return { task, level, next: nextChaseAt(calendar, { ...timing, level }) };
  });
  await tx.execute(sql`
    update tasks t set chase_level = v.level, chase_at = v.at from unnest(${sql.param(steps.map(({ task }) => task.id))}::uuid[],
      ${sql.param(steps.map(({ level }) => level))}::int[],
      ${sql.param(steps.map(({ next }) => next?.toISOString() ?? null))}::timestamptz[]) as v(id, level, at)
    where t.id = v.id`);
  const climbed = steps.filter(({ task, level }) => level > task.chase_level && task.assignee_id !== null);
  const receivers = await findEscalationReceivers(
    tx,
    departure,
    climbed.map(({ task, level }) => ({ assigneeId: task.assignee_id as string, level })),
  );
  const acting = await findActingPeople(
    tx,
    receivers.flatMap((id) => id ?? []),
    localDate(businessNow, calendar.zone),
  );
  const notices = climbed.flatMap(({ task }, index) => {
    const receiverId = receivers[index];
    const deputyId = receiverId ? acting.get(receiverId)?.personId : undefined;
    // An absent superior's deputy hears of it, unless it is the deputy who is late, or leaves.
    const isAbove = receiverId !== task.assignee_id;
    const mayHear = isAbove && deputyId && deputyId !== task.assignee_id && deputyId !== departure.leaverId;
    const personId = mayHear ? deputyId : receiverId;
    // Nobody above the head may learn of a notice before it is confirmed; HR has a task of its own by then.
    const isSecret = task.kind === "confirmDeparture" && personId !== task.assignee_id;
    return personId && !isSecret ? [noticeOf(departure.id, task, personId)] : [];
  });
  await notify(context, notices);
  return steps.map(({ task, level }) => ({ taskId: task.id, level }));
}

function noticeOf(
  departureId: string,
  task: { id: string; kind: TaskKind; handover_id: string | null; count: number },
  personId: string,
): Notice {
  const { id: taskId, kind, count } = task;
  return { departureId, personId, kind, taskId, count, ...(task.handover_id ? { handoverId: task.handover_id } : {}) };
}
