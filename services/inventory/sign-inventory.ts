import { sql } from "drizzle-orm";
import type { SignInventory, SignInventoryResult } from "../../contracts/inventory.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { type DepartureRow, findDeparture, requireAccess } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError, InvalidError } from "../errors.ts";
import { listActingFor } from "../owners/acting-for.ts";
import { findApproverOf } from "../owners/find-approver-of.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { loadTiming } from "./load-timing.ts";

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
    const waiting = await listWaiting(context, departure, actor.id);
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

/** Clients with an owner, without the gate, that this person has not signed and may: as their successor (or deputy), or in the head's part. */
async function listWaiting(context: ChangeContext, departure: DepartureRow, actorId: string): Promise<Row[]> {
  const { tx } = context;
  const { today } = await loadTiming(context, departure);
  const successors = [
    ...(await listActingFor(context, actorId, "signInventory", departure.id)),
    ...(await listActingFor(context, actorId, "signGoldInventory", departure.id)),
  ].filter((id) => id !== departure.leaverId);
  const isHead = (await findApproverOf(context, departure, today)).approverId === actorId;
  const { rows } = await tx.execute<Row>(sql`
    select h.id, h.next_owner_id, h.effective_tier is not distinct from 'gold' as gold,
      case when h.next_owner_id = any(${sql.param(successors)}::uuid[]) then 'successor' else 'head' end as part
    from handovers h
    where h.departure_id = ${departure.id} and h."end" is null and h.next_owner_id is not null
      and exists (select from gates g where g.handover_id = h.id and g.gate = 'owner')
      and not exists (select from gates g where g.handover_id = h.id and g.gate = 'inventory')
      and (h.next_owner_id = any(${sql.param(successors)}::uuid[])
        or (${isHead}::boolean and h.next_owner_id <> ${actorId})
        or exists (select from tasks t where t.departure_id = h.departure_id and t.assignee_id = ${actorId} and t.done_at is null
          and h.next_owner_id <> ${actorId} and ((t.kind = 'signGoldInventory' and t.handover_id = h.id)
            or (t.kind = 'signInventory' and h.effective_tier is distinct from 'gold'))))
    order by h.risk_rank nulls last, h.id`);
  if (rows.length === 0) return [];
  const { rows: signed } = await tx.execute<{ handover_id: string; part: string }>(sql`
    select s.handover_id, s.part from inventory_signatures s join handovers h on h.id = s.handover_id
    where h.departure_id = ${departure.id} and (s.part = 'head' or s.person_id = any(${sql.param(successors)}::uuid[]))`);
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

async function endSigningTasks(
  context: ChangeContext,
  departure: DepartureRow,
  actorId: string,
  signed: readonly Row[],
): Promise<void> {
  const own = { departureId: departure.id, assigneeId: actorId };
  const gold = signed.filter((row) => row.gold).map(({ id }) => id);
  if (gold.length > 0)
    await finishTasks(context, { ...own, kinds: ["signGoldInventory"], handoverIds: gold }, "signed");
  const left = await listWaiting(context, departure, actorId);
  if (left.every((row) => row.gold)) await finishTasks(context, { ...own, kinds: ["signInventory"] }, "signed");
}
