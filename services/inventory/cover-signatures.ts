import { sql } from "drizzle-orm";
import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { findApproverBeside } from "../owners/find-approver-of.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { askToSign, type Signing } from "./ask-to-sign.ts";
import type { Timing } from "./load-timing.ts";
import { awaitsInventory } from "./signed-query.ts";

/** Client `h` is one of those that task `t` asks to sign for. */
const isOfTask = sql`case when h.effective_tier is not distinct from 'gold' then t.handover_id = h.id else t.handover_id is null end`;

/** Open tasks `t` of a departure to sign in the head's part. */
const headsTasks = (departureId: string) => sql`
  tasks t where t.departure_id = ${departureId} and t.kind in ('signInventory','signGoldInventory') and t.detail = 'head' and t.done_at is null`;

/** Clients `h` nobody but the successor has signed for. */
const awaitsHead = (departureId: string) => sql`
  handovers h where ${awaitsInventory(departureId)} and not exists (
    select from inventory_signatures s where s.handover_id = h.id and s.part = 'head' and s.person_id <> h.next_owner_id)`;

/**
 * R10: an inventory has two signers. Of clients that whoever stands in for the head receives themselves, the next one up is asked to sign in the head's
 * part; a deputy left with no other client is asked no more.
 */
export async function coverSignatures(context: ChangeContext, departure: DepartureRow, timing: Timing): Promise<void> {
  const { rows } = await context.tx.execute<{ id: string; owner_id: string; gold: boolean }>(sql`
    select h.id, h.next_owner_id as owner_id, h.effective_tier is not distinct from 'gold' as gold from ${awaitsHead(departure.id)}
      and exists (select from ${headsTasks(departure.id)} and ${isOfTask} and t.assignee_id = h.next_owner_id and t.for_id is not null)
      and not exists (select from ${headsTasks(departure.id)} and ${isOfTask} and t.assignee_id <> h.next_owner_id)
    order by h.id`);
  const signings: Signing[] = [];
  for (const [ownerId, own] of Map.groupBy(rows, (row) => row.owner_id)) {
    const nextUp = await findApproverBeside(context, departure, [ownerId]);
    // Where nobody is above, such a client goes on unsigned in the head's part, unless the head is back in time.
    if (nextUp === null) continue;
    for (const { id, gold } of own)
      signings.push({ handoverId: id, ownerId, gold, people: [{ assigneeId: nextUp, detail: "head" }] });
  }
  if (signings.length === 0) return;
  await askToSign(context, departure, timing, signings);
  const idle = await context.tx.execute<{ id: string }>(sql`
    select t.id from ${headsTasks(departure.id)} and t.for_id is not null and t.assignee_id = any(${sql.param(signings.map(({ ownerId }) => ownerId))}::uuid[])
      and not exists (select from ${awaitsHead(departure.id)} and ${isOfTask} and h.next_owner_id <> t.assignee_id)`);
  await finishTasks(context, { ids: idle.rows.map(({ id }) => id) }, "moot");
}
