import { and, eq, inArray, sql } from "drizzle-orm";
import { departures } from "../../db/schema/departures.ts";
import { teams } from "../../db/schema/people.ts";
import type { Context, Tx } from "../../db/transaction.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
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
      or exists (select from tasks t where t.departure_id = d.id and t.done_at is null and t.assignee_id = ${personId}::uuid)
      or exists (select from loose_work w where w.departure_id = d.id and w.accepted_at is null and w.to_person_id = ${personId}::uuid))
    order by d.id`);
  return rows.map((row) => row.id);
}

/**
 * Takes a new leaver out of other departures, whose rows are locked: open proposals and approvals in their name are
 * superseded, their appointment as next owner ends where the client has not switched, so the next round opens for
 * those; loose work waits for another name; a head's open tasks go to the next approver (R5). Returns the clients'
 * handovers.
 */
export async function leaveOtherDepartures(
  context: Context,
  personId: string,
  departureIds: readonly string[],
): Promise<string[]> {
  const { tx, businessNow } = context;
  if (departureIds.length === 0) return [];
  const ids = sql`${sql.param([...departureIds])}::uuid[]`;
  const { rows } = await tx.execute<{ id: string }>(sql`
    with affected as materialized (
      select h.id from handovers h where h.departure_id = any(${ids}) and ${ofPerson(personId)}),
    superseded as (
      update proposals p set superseded_at = ${businessNow}, version = p.version + 1 from affected a
      where p.handover_id = a.id and p.superseded_at is null and p.answer is distinct from 'declined'
        and coalesce(p.owner_id, p.proposed_id) = ${personId}::uuid),
    closed as (delete from gates g using affected a where g.handover_id = a.id and g.gate = 'owner')
    update handovers h set next_owner_id = null, revision = h.revision + 1, version = h.version + 1, switch_due_at = null
    from affected a where h.id = a.id returning h.id`);
  await tx.execute(sql`
    update loose_work set to_person_id = null
    where departure_id = any(${ids}) and accepted_at is null and to_person_id = ${personId}::uuid`);
  await giveTasksAway(
    context,
    personId,
    departureIds,
    rows.map((row) => row.id),
  );
  return rows.map((row) => row.id);
}

/** Head's tasks go to who approves now; what the person had as a successor is needed no more. */
async function giveTasksAway(
  context: Context,
  personId: string,
  departureIds: readonly string[],
  handoverIds: readonly string[],
): Promise<void> {
  const { tx, businessNow } = context;
  const headed = await tx
    .select({ departure: departures })
    .from(departures)
    .innerJoin(teams, eq(teams.id, departures.teamId))
    .where(and(inArray(departures.id, [...departureIds]), eq(teams.headId, personId)));
  for (const { departure } of headed) {
    const approverId = await findApproverIdOf(context, departure);
    await tx.execute(sql`
      update tasks set assignee_id = ${approverId}::uuid, for_id = null, version = version + 1
      where departure_id = ${departure.id} and done_at is null and assignee_id = ${personId}::uuid
        and kind = any(${sql.param(headTasks)}::text[])`);
  }
  await tx.execute(sql`
    update tasks set done_at = ${businessNow}, outcome = 'moot', chase_at = null
    where departure_id = any(${sql.param([...departureIds])}::uuid[]) and done_at is null and assignee_id = ${personId}::uuid
      and (kind in ('acceptClients','acceptLooseWork') or handover_id = any(${sql.param([...handoverIds])}::uuid[]))`);
}
