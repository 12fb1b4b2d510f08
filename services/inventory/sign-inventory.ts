import { sql } from "drizzle-orm";
import type { SignInventory, SignInventoryResult } from "../../contracts/inventory.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { type DepartureRow, findDeparture, requireAccess } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError, InvalidError } from "../errors.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import {
  listHeldSigningTasks,
  listWaitingInventories,
  oncePerClient,
  type WaitingInventory,
} from "./list-waiting-inventories.ts";

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
    const waiting = oncePerClient(await listWaitingInventories(context, departure, actor.id));
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

/** Writes the signatures with what was missing; a new successor's replaces an earlier one's. Returns how many had gaps. */
async function sign(context: ChangeContext, chosen: readonly WaitingInventory[], actorId: string): Promise<number> {
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

/** Ends the tasks this signature settles: of a gold client the one in the part signed, of the others the parts in which nothing is left to sign. */
async function endSigningTasks(
  context: ChangeContext,
  departure: DepartureRow,
  actorId: string,
  signed: readonly WaitingInventory[],
): Promise<void> {
  const left = await listWaitingInventories(context, departure, actorId);
  const ended = (await listHeldSigningTasks(context, departure, actorId)).filter(({ handoverId, detail }) =>
    handoverId === null
      ? !left.some((row) => !row.gold && row.part === detail)
      : signed.some((row) => row.id === handoverId && row.part === detail),
  );
  if (ended.length > 0) await finishTasks(context, { ids: ended.map(({ id }) => id) }, "signed");
}
