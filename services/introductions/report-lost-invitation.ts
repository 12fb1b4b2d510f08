import { eq } from "drizzle-orm";
import { introductions } from "../../db/schema/introductions.ts";
import type { ChangeContext, Wake } from "../../db/transaction.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { EffectRow } from "../effects/effect-kind.ts";
import { notify } from "../notifications/notify.ts";

/**
 * A client's invitation did not arrive: whoever leads the meeting hears of it, because nobody else tells the client the
 * time (R18). Only of the invitation that stands; colleagues find their meetings with their tasks.
 */
export async function reportLostInvitation(context: ChangeContext, effect: EffectRow): Promise<Wake[]> {
  if (effect.kind !== "invitation" || effect.contactId === null) return [];
  const [row] = await context.tx.select().from(introductions).where(eq(introductions.id, effect.factId));
  const leaderId = row?.hostId ?? row?.successorId;
  if (!row || !leaderId || !effect.departureId) return [];
  if (row.state !== "agreed" || row.sequence !== effect.factRevision) return [];
  const { departureId } = effect;
  await notify(context, [{ departureId, personId: leaderId, kind: "invitationLost", handoverId: row.handoverId }]);
  return [wakeDeparture(departureId)];
}
