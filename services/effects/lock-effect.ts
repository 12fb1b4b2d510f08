import { eq } from "drizzle-orm";
import { handovers } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import type { EffectRow } from "./effect-kind.ts";

/**
 * Locks what an effect hangs on, then the effect itself: departure for share, client as asked (a claim only reads it,
 * what follows an outcome writes it). Null when there is no such effect.
 */
export async function lockEffect(
  { tx, lock }: Pick<ChangeContext, "tx" | "lock">,
  effectId: string,
  client: "share" | "update",
): Promise<EffectRow | null> {
  const [known] = await tx.select().from(effects).where(eq(effects.id, effectId));
  if (!known) return null;
  if (known.departureId) await lock.departure(known.departureId, "share");
  if (known.handoverId) {
    const [handover] = await tx
      .select({ clientId: handovers.clientId })
      .from(handovers)
      .where(eq(handovers.id, known.handoverId));
    if (handover) await lock.clients([handover.clientId], client);
  }
  const [effect] = await tx.select().from(effects).where(eq(effects.id, effectId)).for("update");
  return effect ?? null;
}
