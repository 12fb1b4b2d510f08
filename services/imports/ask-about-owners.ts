import { sql } from "drizzle-orm";
import type { ChangeContext, Tx } from "../../db/transaction.ts";
import { findDeparture } from "../access/require-access.ts";
import { goingOn } from "../departures/open-states.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { findApproverBeside } from "../owners/find-approver-of.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import type { ClientsPlan } from "./plan-clients.ts";

/** Told apart from conflicts that writing an owner back finds. */
const DETAIL = "import";

/** Open tasks (alias `t`) about what an earlier file said of these clients. */
const askedBefore = (clientIds: ReadonlyMap<string, string>) => sql`
  tasks t join handovers c on c.id = t.handover_id
  where t.kind = 'settleOwnerConflict' and t.detail = ${DETAIL} and t.done_at is null
    and c.client_id = any(${sql.param([...clientIds.values()])}::uuid[])`;

/** Departures under way of clients whose owner the file names otherwise, or an earlier one did. */
export async function listDeparturesInDoubt(tx: Tx, { clientIds, conflicts }: ClientsPlan): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select distinct h.departure_id as id from handovers h join departures d on d.id = h.departure_id and d.state in ${goingOn}
    where h.client_id = any(${sql.param(conflicts.map(({ clientId }) => clientId))}::uuid[])
      or h.id in (select t.handover_id from ${askedBefore(clientIds)})`);
  return rows.map(({ id }) => id);
}

/**
 * An owner changed in the source while the client is being handed over stays as it is here and becomes the head's task, which
 * ends with the first file that no longer says so, or once the switch is written to the source. What the switch itself brings is no conflict: a file that names the leaver
 * or the next owner, or anybody once the client has switched.
 */
export async function askAboutOwners(
  context: ChangeContext,
  importId: string,
  { clientIds, conflicts }: ClientsPlan,
  departureIds: readonly string[],
): Promise<void> {
  const { rows: doubted } = await context.tx.execute<{ id: string; departure_id: string }>(sql`
    select h.id, h.departure_id from handovers h join departures d on d.id = h.departure_id
    join unnest(${sql.param(conflicts.map(({ clientId }) => clientId))}::uuid[],
      ${sql.param(conflicts.map(({ personId }) => personId))}::uuid[]) as f(client_id, person_id) on f.client_id = h.client_id
    where d.id = any(${sql.param([...departureIds])}::uuid[]) and h."end" is null and h.switched_at is null
      and f.person_id <> d.leaver_id and f.person_id is distinct from h.next_owner_id
    order by h.id`);
  const { rows: asked } = await context.tx.execute<{ id: string; handover_id: string }>(
    sql`select t.id, t.handover_id from ${askedBefore(clientIds)}`,
  );
  const inDoubt = new Set(doubted.map(({ id }) => id));
  const ids = asked.filter((task) => !inDoubt.has(task.handover_id)).map(({ id }) => id);
  if (ids.length > 0) await finishTasks(context, { ids }, "settled");
  const known = new Set(asked.map((task) => task.handover_id));
  const fresh = doubted.filter(({ id }) => !known.has(id));
  for (const [departureId, handovers] of Map.groupBy(fresh, (row) => row.departure_id)) {
    const departure = await findDeparture(context.tx, departureId);
    const assigneeId = await findApproverBeside(context, departure, []);
    // Nobody to ask must not keep a file out: the import's report says it all the same.
    if (assigneeId === null) continue;
    const timing = await loadTiming(context, departure);
    await createTasks(
      context,
      timing.calendar,
      handovers.map(({ id: handoverId }) => ({
        key: `settleOwnerConflict:${handoverId}:${importId}`,
        departureId,
        handoverId,
        kind: "settleOwnerConflict" as const,
        assigneeId,
        detail: DETAIL,
        due: timing.due("S1"),
      })),
    );
  }
}
