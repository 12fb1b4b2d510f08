import { sql } from "drizzle-orm";
import { AcknowledgeDepartment, type DepartmentAcknowledged } from "../../contracts/departments.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, InvalidError } from "../errors.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { confirmPersons, requireColleagues } from "./confirm-persons.ts";
import { findNotice, type NoticeRow, requireNoticeAccess } from "./find-notice.ts";
import { raiseObjections } from "./raise-objections.ts";

/**
 * A department answers its notice (R12, R13): all clients acknowledged with the persons named as they are, some with another person,
 * some with an objection, which holds its client until the head settles it. By a person of the department or the bearer of the notice's
 * link. Answering twice changes nothing.
 *
 * @throws InvalidError `clientNotInNotice`, `answeredTwice`, `personNotInDepartment`; ConflictError `departureEnded`
 */
export function acknowledgeDepartment(
  deps: ServiceDeps,
  actor: Actor,
  noticeId: string,
  input: AcknowledgeDepartment,
): Promise<DepartmentAcknowledged> {
  const { acknowledgeAll, changes, objections } = AcknowledgeDepartment.parse(input);
  return change<DepartmentAcknowledged>(deps.db, actor, async (context) => {
    const { tx, lock } = context;
    const known = await findNotice(tx, noticeId);
    await lock.departure(known.departure.id);
    const { notice, departure } = await findNotice(tx, noticeId);
    await requireNoticeAccess(context, "acknowledgeDepartment", notice, departure);
    if (departure.state === "withdrawn" || departure.state === "closed")
      throw new ConflictError("departureEnded", "This departure has ended.");
    const items = await readLiveItems(context, notice.id);
    requireOnce(
      items,
      [...changes, ...objections].map(({ handoverId }) => handoverId),
    );
    await requireColleagues(
      tx,
      notice.departmentId,
      changes.map(({ personId }) => personId),
    );

    const objected = await raiseObjections(context, departure, notice, pick(items, objections));
    const changed = await changePersons(context, notice.id, changes);
    if (changes.length > 0) await endObjections(context, notice.departmentId, changes);
    const acknowledged = acknowledgeAll ? await acknowledgeRest(context, notice.id) : [];
    if (objected.length + changed.length + acknowledged.length === 0)
      return unchanged({ acknowledged: 0, changed: 0, objected: 0, open: await countOpen(context, notice.id) });
    await confirmPersons(context, notice.departmentId, [...changed, ...acknowledged]);
    const open = await endNotice(context, notice, acknowledgeAll);
    return done(
      { acknowledged: acknowledged.length, changed: changed.length, objected: objected.length, open },
      [
        {
          verb: "departmentAcknowledged",
          subject: `departure:${departure.id}`,
          body: { noticeId, acknowledged: acknowledged.length, changes, objected, open },
          values: { objections },
        },
      ],
      [wakeDeparture(departure.id)],
    );
  });
}

interface LiveItem extends Record<string, unknown> {
  id: string;
  handoverId: string;
}

async function readLiveItems({ tx }: ChangeContext, noticeId: string): Promise<Map<string, LiveItem>> {
  const { rows } = await tx.execute<LiveItem>(sql`
    select i.id, i.handover_id as "handoverId" from department_items i join handovers h on h.id = i.handover_id
    where i.notice_id = ${noticeId} and h."end" is null`);
  return new Map(rows.map((row) => [row.handoverId, row]));
}

function requireOnce(items: ReadonlyMap<string, LiveItem>, handoverIds: readonly string[]): void {
  const strangers = handoverIds.filter((id) => !items.has(id));
  if (strangers.length > 0)
    throw new InvalidError("clientNotInNotice", "The notice does not have this client.", { handoverIds: strangers });
  if (new Set(handoverIds).size < handoverIds.length)
    throw new InvalidError("answeredTwice", "A client can have one change or one objection.");
}

const pick = (items: ReadonlyMap<string, LiveItem>, list: readonly { handoverId: string; text: string }[]) =>
  list.map(({ handoverId, text }) => ({ itemId: items.get(handoverId)?.id as string, handoverId, text }));

async function changePersons(
  { tx, businessNow }: ChangeContext,
  noticeId: string,
  changes: readonly { handoverId: string; personId: string }[],
): Promise<string[]> {
  if (changes.length === 0) return [];
  const { rows } = await tx.execute<{ id: string }>(sql`
    update department_items i set person_id = c.person_id, how = 'changed', settled_at = ${businessNow},
      notified_at = coalesce(i.notified_at, ${businessNow})
    from unnest(${sql.param(changes.map(({ handoverId }) => handoverId))}::uuid[],
      ${sql.param(changes.map(({ personId }) => personId))}::uuid[]) as c(handover_id, person_id)
    where i.notice_id = ${noticeId} and i.handover_id = c.handover_id
      and (i.how is distinct from 'changed' or i.person_id is distinct from c.person_id)
    returning i.id`);
  return rows.map((row) => row.id);
}

/** A department that names a person for a client it objected to has taken the objection back. */
async function endObjections(
  context: ChangeContext,
  departmentId: string,
  changes: readonly { handoverId: string }[],
): Promise<void> {
  const handoverIds = changes.map(({ handoverId }) => handoverId);
  await finishTasks(context, { kinds: ["settleObjection"], subjectIds: [departmentId], handoverIds }, "withdrawn");
}

/** What nobody of the department has answered yet, also what passed by silence or delivery. */
async function acknowledgeRest({ tx, businessNow }: ChangeContext, noticeId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    update department_items i set how = 'acknowledged', settled_at = ${businessNow},
      notified_at = coalesce(i.notified_at, ${businessNow})
    from handovers h
    where h.id = i.handover_id and h."end" is null and i.notice_id = ${noticeId}
      and (i.how is null or i.how in ('silence', 'delivered', 'waived'))
    returning i.id`);
  return rows.map((row) => row.id);
}

async function countOpen({ tx }: ChangeContext, noticeId: string): Promise<number> {
  const { rows } = await tx.execute<{ open: number }>(sql`
    select count(*)::int as open from department_items i join handovers h on h.id = i.handover_id
    where i.notice_id = ${noticeId} and h."end" is null and i.how is null`);
  return rows[0]?.open ?? 0;
}

/** Notes the answer on the notice and ends the department's task once nothing is unanswered; returns how much is. */
async function endNotice(context: ChangeContext, notice: NoticeRow, all: boolean): Promise<number> {
  const { tx, actor, businessNow } = context;
  const open = await countOpen(context, notice.id);
  if (!all && open > 0) return open;
  const byId = actor.kind === "system" ? null : actor.kind === "link" ? actor.personId : actor.id;
  await tx.execute(sql`
    update department_notices set acknowledged_at = ${businessNow}, acknowledged_by_id = ${byId} where id = ${notice.id}`);
  await finishTasks(context, { subjectIds: [notice.id], kinds: ["acknowledgeDepartment"] }, "acknowledged");
  return open;
}
