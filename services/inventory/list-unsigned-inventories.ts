import { sql } from "drizzle-orm";
import type { UnsignedInventories } from "../../contracts/inventory.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { GapCode } from "../../domain/inventory/inventory-gaps.ts";
import { findDeparture, requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { listWaitingInventories, oncePerClient } from "./list-waiting-inventories.ts";

/** The inventories that `signInventory` would let this person sign now (R10), the most urgent first, each with its gaps. Empty for who has none to sign. */
export async function listUnsignedInventories(
  deps: ServiceDeps,
  actor: Actor,
  departureId: string,
): Promise<UnsignedInventories> {
  return look(deps.db, actor, async (context) => {
    if (actor.kind !== "person") throw new ForbiddenError("notYours");
    const departure = await findDeparture(context.tx, departureId);
    requireAccess(context, "signInventory", { teamId: departure.teamId, ownIds: [actor.id] });
    const waiting = oncePerClient(await listWaitingInventories(context, departure, actor.id));
    const { rows } = await context.tx.execute<{ id: string; name: string; completeness: number; codes: GapCode[] }>(sql`
      select h.id, c.name, h.completeness, coalesce((select jsonb_agg(distinct g.code order by g.code) from dossier_gaps g
        where g.handover_id = h.id and g.filled_at is null), '[]'::jsonb) as codes
      from handovers h join clients c on c.id = h.client_id where h.id = any(${sql.param(waiting.map(({ id }) => id))}::uuid[])`);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return {
      items: waiting.flatMap(({ id, gold, part }) => {
        const row = byId.get(id);
        if (!row) return [];
        const { name: clientName, completeness, codes: gapCodes } = row;
        return [{ handoverId: id, clientName, gold, part, completeness, gapCodes }];
      }),
    };
  });
}
