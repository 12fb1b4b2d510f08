import { and, eq, inArray, lt } from "drizzle-orm";
import { effects } from "../../db/schema/effects.ts";
import type { Context } from "../../db/transaction.ts";
import type { EffectRow } from "../effects/effect-kind.ts";

/** Whether an invitation of an earlier revision reached, or may have reached, the attendee this effect goes to. */
export async function wasInvited({ tx }: Pick<Context, "tx">, effect: EffectRow): Promise<boolean> {
  const rows = await tx
    .select({ personId: effects.personId, contactId: effects.contactId })
    .from(effects)
    .where(
      and(
        eq(effects.kind, "invitation"),
        eq(effects.factId, effect.factId),
        lt(effects.factRevision, effect.factRevision),
        inArray(effects.state, ["claimed", "accepted", "unknown"]),
      ),
    );
  return rows.some((row) => row.personId === effect.personId && row.contactId === effect.contactId);
}
