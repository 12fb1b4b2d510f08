import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { SignInventory, SignInventoryResult } from "../../contracts/inventory.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { type DepartureRow, findDeparture, requireAccess } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError, InvalidError } from "../errors.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { awaitsInventory } from "./signed-query.ts";

type Row = {
  id: string;
  next_owner_id: string;
  gold: boolean;
  part: "successor" | "head";
};

/**
 * Successor or head signs the joint inventory (R10): a gold client by itself (`goldOneByOne` otherwise), the rest in one go. The signature names the gaps
 * open when it was given. A head who is the successor signs only as that; the next one up signs in the head's part. ConflictError `notOpen` names
 * handovers that do not wait for this signer; `all` signs those that do, gold aside.
 */
export async function signInventory(
  deps: ServiceDeps,
  actor: Actor,
  input: SignInventory & { departureId: string },
): Promise<SignInventoryResult> {
  return change(deps.db, actor, async (context) => {
    const { departureId, handoverIds } = input;
    if (actor.kind !== "person") throw new ForbiddenError("notYours");
    await context.lock.departure(departureId, "share");
    const departure = await findDeparture(context.tx, departureId);
    requireAccess(context, "signInventory", { teamId: departure.teamId, ownIds: [actor.id] });
    const waiting = oncePerClient(await listWaiting(context, departure, actor.id));
    const chosen =
      handoverIds === "all"
        ? waiting.filter(({ gold }) => !gold)
        : waiting.filter(({ id }) => new Set(handoverIds).has(id));
    if (handoverIds !== "all") {
      const found = new Set(chosen.map(({ id }) => id));
      const gone = handoverIds.filter((id) => !found.has(id));
      if (gone.length > 0) {
        throw new ConflictError("notOpen", "These inventories do not wait for your signature.", { handoverIds: gone });
      }
      if (chosen.length > 1 && chosen.some(({ gold }) => gold)) {
        throw new InvalidError("goldOneByOne", "The inventory of a gold client is signed by itself.", {
          handoverIds: chosen.filter(({ gold }) => gold).map(({ id }) => id),
        });
      }
    }
    if (chosen.length === 0) throw new ConflictError("notOpen", "No inventory waits for your signature.");
    const withGaps = await sign(context, chosen, actor.id);
    await endSigningTasks(context, departure, actor.id, chosen);
    const result = { signed: chosen.length, withGaps };
    const body = { ...result, handovers: chosen.map(({ id }) => id) };
    return done(
      result,
      [{ verb: "signInventory", subject: `departure:${departureId}`, body }],
      [wakeDeparture(departureId)],
    );
  });
}

/** One signature a client and call: a head who stands in for the successor signs as that first, the next time in the head's part. */
const oncePerClient = (waiting: readonly Row[]) =>
  [...new Map([...waiting].reverse().map((row) => [row.id, row])).values()].reverse();

/**
 * What this person has not signed and may, of clients with an owner and without the gate, the successor's part first: as their successor (or deputy), and in
 * the head's part of what they do not receive.
 */
async function listWaiting(context: ChangeContext, departure: DepartureRow, actorId: string): Promise<Row[]> {
  const { tx } = context;
  const held = await listHeldTasks(context, departure, actorId);
  const successors = [
    actorId,
    ...held.flatMap((task) => (task.detail === "successor" && task.forId ? [task.forId] : [])),
  ];
  const isApprover = (await findApproverIdOf(context, departure)) === actorId;
  const asHead = held.filter((task) => task.detail === "head");
  const mayBulk = isApprover || asHead.some((task) => task.handoverId === null);
  const goldIds = asHead.flatMap((task) => (task.handoverId ? [task.handoverId] : []));
  const { rows } = await tx.execute<Row>(sql`
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

/** Writes the signatures with what was missing; a new successor's replaces an earlier one's. Returns how many had gaps. */
async function sign(context: ChangeContext, chosen: readonly Row[], actorId: string): Promise<number> {
  const { rows } = await context.tx.execute<{ gaps: boolean }>(sql`
    insert into inventory_signatures (handover_id, part, person_id, missing, signed_at)
    select c.id, c.part, case when c.part = 'successor' then c.owner else ${actorId}::uuid end, coalesce((
        select jsonb_agg(g.code order by g.code) from dossier_gaps g where g.handover_id = c.id and g.filled_at is null), '[]'::jsonb),
      ${context.businessNow.toISOString()}::timestamptz
    from unnest(${sql.param(chosen.map(({ id }) => id))}::uuid[], ${sql.param(chosen.map(({ part }) => part))}::text[],
      ${sql.param(chosen.map((row) => row.next_owner_id))}::uuid[]) as c(id, part, owner)
    on conflict (handover_id, part) do update set person_id = excluded.person_id, missing = excluded.missing, signed_at = excluded.signed_at
    returning missing <> '[]'::jsonb as gaps`);
  return rows.filter((row) => row.gaps).length;
}

/** The actor's open signing tasks in this departure, those held for people away among them. */
async function listHeldTasks(context: ChangeContext, departure: DepartureRow, actorId: string) {
  const open = and(eq(tasks.departureId, departure.id), eq(tasks.assigneeId, actorId), isNull(tasks.doneAt));
  return context.tx
    .select({ id: tasks.id, detail: tasks.detail, forId: tasks.forId, handoverId: tasks.handoverId })
    .from(tasks)
    .where(and(open, inArray(tasks.kind, ["signInventory", "signGoldInventory"])));
}

/** Ends the tasks this signature settles: of a gold client the one in the part signed, of the others the parts in which nothing is left to sign. */
async function endSigningTasks(
  context: ChangeContext,
  departure: DepartureRow,
  actorId: string,
  signed: readonly Row[],
): Promise<void> {
  const left = await listWaiting(context, departure, actorId);
  const ended = (await listHeldTasks(context, departure, actorId)).filter(({ handoverId, detail }) =>
    handoverId === null
      ? !left.some((row) => !row.gold && row.part === detail)
      : signed.some((row) => row.id === handoverId && row.part === detail),
  );
  if (ended.length > 0) await finishTasks(context, { ids: ended.map(({ id }) => id) }, "signed");
}
