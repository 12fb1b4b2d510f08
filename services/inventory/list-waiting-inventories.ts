import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { tasks } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { awaitsInventory } from "./signed-query.ts";

export type WaitingInventory = {
  id: string;
  next_owner_id: string;
  gold: boolean;
  part: "successor" | "head";
};

/** One signature a client and call: a head who stands in for the successor signs as that first, the next time in the head's part. */
export const oncePerClient = (waiting: readonly WaitingInventory[]) =>
  [...new Map([...waiting].reverse().map((row) => [row.id, row])).values()].reverse();

/**
 * What this person has not signed and may, of clients with an owner and without the gate, the successor's part first: as their successor (or deputy), and in
 * the head's part of what they do not receive.
 */
export async function listWaitingInventories(
  context: Context,
  departure: DepartureRow,
  actorId: string,
): Promise<WaitingInventory[]> {
  const { tx } = context;
  const held = await listHeldSigningTasks(context, departure, actorId);
  const successors = [
    actorId,
    ...held.flatMap((task) => (task.detail === "successor" && task.forId ? [task.forId] : [])),
  ];
  const isApprover = (await findApproverIdOf(context, departure)) === actorId;
  const asHead = held.filter((task) => task.detail === "head");
  const mayBulk = isApprover || asHead.some((task) => task.handoverId === null);
  const goldIds = asHead.flatMap((task) => (task.handoverId ? [task.handoverId] : []));
  const { rows } = await tx.execute<WaitingInventory>(sql`
    select h.id, h.next_owner_id, h.effective_tier is not distinct from 'gold' as gold, p.part
    from handovers h cross join (values ('successor'), ('head')) p(part)
    where ${awaitsInventory(departure.id)} and ${actorId}::uuid <> ${departure.leaverId}::uuid
      and case p.part when 'successor' then h.next_owner_id = any(${sql.param(successors)}::uuid[])
        else h.next_owner_id <> ${actorId}::uuid and (${isApprover}::boolean
          or case when h.effective_tier is not distinct from 'gold' then h.id = any(${sql.param(goldIds)}::uuid[]) else ${mayBulk}::boolean end) end
    order by h.risk_rank nulls last, h.id, p.part desc`);
  if (rows.length === 0) return [];
  const { rows: signed } = await tx.execute<{ handover_id: string; part: string }>(sql`
    select s.handover_id, s.part from inventory_signatures s join handovers h on h.id = s.handover_id
    where h.departure_id = ${departure.id}
      and (case when s.part = 'head' then s.person_id <> h.next_owner_id else s.person_id = h.next_owner_id end)
      and (s.part = 'head' or s.person_id = any(${sql.param(successors)}::uuid[]))`);
  const there = new Set(signed.map((row) => `${row.handover_id} ${row.part}`));
  return rows.filter((row) => !there.has(`${row.id} ${row.part}`));
}

/** The actor's open signing tasks in this departure, those held for people away among them. */
export async function listHeldSigningTasks(context: Context, departure: DepartureRow, actorId: string) {
  const open = and(eq(tasks.departureId, departure.id), eq(tasks.assigneeId, actorId), isNull(tasks.doneAt));
  return context.tx
    .select({ id: tasks.id, detail: tasks.detail, forId: tasks.forId, handoverId: tasks.handoverId })
    .from(tasks)
    .where(and(open, inArray(tasks.kind, ["signInventory", "signGoldInventory"])));
}
