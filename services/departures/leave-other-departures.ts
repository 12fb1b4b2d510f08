import { inArray, sql } from "drizzle-orm";
import { departures } from "../../db/schema/departures.ts";
import type { ChangeContext, Context, Tx } from "../../db/transaction.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { notify } from "../notifications/notify.ts";
import { coverApprovals } from "../owners/cover-approvals.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { addToTasks } from "../tasks/add-to-tasks.ts";
import { open } from "./open-states.ts";

const headTasks = [
  "confirmDeparture",
  "approveOwners",
  "assignOwner",
  "signInventory",
  "signGoldInventory",
  "settleObjection",
  "decideOffers",
  "releaseSendList",
  "reviewRelease",
  "nameLooseWorkOwner",
  "settleOwnerConflict",
  "settleUnknownEffect",
  "needsAttention",
];

/** Clients of other departures, not yet switched, that were proposed to or taken by the person. */
const ofPerson = (personId: string) => sql`
  h."end" is null and h.switched_at is null and (
    h.next_owner_id = ${personId}::uuid
    or exists (select from proposals p where p.handover_id = h.id and p.superseded_at is null
      and p.answer is distinct from 'declined' and coalesce(p.owner_id, p.proposed_id) = ${personId}::uuid))`;

/** Open departures, not the person's own, in which somebody counts on them: as next owner, approver or for loose work. */
export async function listDeparturesCountingOn(tx: Tx, personId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select d.id from departures d
    where d.state in ${open} and d.leaver_id <> ${personId}::uuid and (
      exists (select from handovers h where h.departure_id = d.id and ${ofPerson(personId)})
      or exists (select from tasks t where t.departure_id = d.id and t.done_at is null and ${personId}::uuid in (t.assignee_id, t.for_id))
      or exists (select from loose_work w where w.departure_id = d.id and w.accepted_at is null and w.to_person_id = ${personId}::uuid))
    order by d.id`);
  return rows.map((row) => row.id);
}

/**
 * Takes a new leaver out of other departures, whose rows are locked: open proposals and approvals in their name are
 * superseded, their appointment as next owner ends where the client has not switched, so the next round opens for
 * those, and the next owner signs anew what was not told yet (R10); loose work waits for another name; a head's or
 * superior's open tasks go to the next approver (R5). Returns the clients' handovers.
 */
export async function leaveOtherDepartures(
  context: ChangeContext,
  personId: string,
  departureIds: readonly string[],
): Promise<string[]> {
  const { tx, businessNow } = context;
  if (departureIds.length === 0) return [];
  const ids = sql`${sql.param([...departureIds])}::uuid[]`;
  const { rows } = await tx.execute<{ id: string }>(sql`
    with affected as materialized (
      select h.id, h.told_at from handovers h where h.departure_id = any(${ids}) and ${ofPerson(personId)}),
    superseded as (
      update proposals p set superseded_at = ${businessNow}, version = p.version + 1,
        superseded_how = case when p.decision = 'refused' then 'refused' else 'unavailable' end
      from affected a
      where p.handover_id = a.id and p.superseded_at is null and p.answer is distinct from 'declined'
        and coalesce(p.owner_id, p.proposed_id) = ${personId}::uuid),
    closed as (
      delete from gates g using affected a where g.handover_id = a.id
        and (g.gate = 'owner' or (g.gate = 'inventory' and g.how <> 'waived' and a.told_at is null)))
    update handovers h set next_owner_id = null, revision = h.revision + 1, version = h.version + 1, switch_due_at = null
    from affected a where h.id = a.id returning h.id`);
  const loose = await tx.execute<{ departure_id: string }>(sql`
    update loose_work set to_person_id = null
    where departure_id = any(${ids}) and accepted_at is null and to_person_id = ${personId}::uuid returning departure_id`);
  const unnamed = new Map<string, number>();
  for (const { departure_id: id } of loose.rows) unnamed.set(id, (unnamed.get(id) ?? 0) + 1);
  await endOwnTasks(
    context,
    personId,
    departureIds,
    rows.map((row) => row.id),
  );
  await giveTasksAway(context, personId, departureIds, unnamed);
  return rows.map((row) => row.id);
}

/** What the person had as a successor is needed no more; tasks they hold for somebody away are that person's and go back. */
async function endOwnTasks(
  { tx, businessNow }: Context,
  personId: string,
  departureIds: readonly string[],
  handoverIds: readonly string[],
): Promise<void> {
  await tx.execute(sql`
    update tasks t set done_at = ${businessNow}, outcome = 'moot', chase_at = null
    where t.departure_id = any(${sql.param([...departureIds])}::uuid[]) and t.done_at is null
      and coalesce(t.for_id, t.assignee_id) = ${personId}::uuid
      and (t.kind in ('acceptClients','acceptLooseWork')
        or (t.handover_id = any(${sql.param([...handoverIds])}::uuid[]) and t.detail is distinct from 'head')
        or (t.kind = 'signInventory' and t.detail = 'successor')
        or (t.kind in ('fillGaps','acceptQuestions') and t.detail is null and not exists (
          select from handovers h where h.departure_id = t.departure_id and h.next_owner_id = ${personId}::uuid and h."end" is null)))`);
}

/** What a head or superior had to decide goes to who approves now, as does the naming of loose work. */
async function giveTasksAway(
  context: ChangeContext,
  personId: string,
  departureIds: readonly string[],
  unnamed: ReadonlyMap<string, number>,
): Promise<void> {
  const { tx } = context;
  const decides = sql`done_at is null and coalesce(for_id, assignee_id) = ${personId}::uuid
    and (kind = any(${sql.param(headTasks)}::text[]) or (kind = 'acceptQuestions' and detail = 'late'))`;
  const { rows: held } = await tx.execute<{ id: string }>(sql`
    select distinct departure_id as id from tasks
    where departure_id = any(${sql.param([...departureIds])}::uuid[]) and ${decides}`);
  const affected = [...new Set([...held.map(({ id }) => id), ...unnamed.keys()])];
  if (affected.length === 0) return;
  for (const departure of await tx.select().from(departures).where(inArray(departures.id, affected))) {
    const departureId = departure.id;
    const approverId = await findApproverIdOf(context, departure);
    const { rows: moved } = await tx.execute<{ id: string; kind: TaskKind; count: number; handover_id: string | null }>(
      sql`update tasks set assignee_id = ${approverId}::uuid, for_id = null, version = version + 1
        where departure_id = ${departureId} and ${decides} returning id, kind, count, handover_id`,
    );
    await notify(
      context,
      moved.map(({ id: taskId, kind, count, handover_id: handoverId }) => ({
        departureId,
        personId: approverId,
        kind,
        taskId,
        count,
        ...(handoverId ? { handoverId } : {}),
      })),
    );
    const timing = await loadTiming(context, departure);
    await coverApprovals(context, departure, timing);
    const count = unnamed.get(departureId) ?? 0;
    if (count === 0) continue;
    const naming = { departureId, kind: "nameLooseWorkOwner" as const, assigneeId: approverId };
    await addToTasks(context, timing.calendar, [{ ...naming, count, due: timing.due("S1") }]);
  }
}
