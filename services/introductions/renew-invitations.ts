import { and, eq, gt, ne, sql } from "drizzle-orm";
import { introductions } from "../../db/schema/introductions.ts";
import type { Context } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { planInvitations } from "./plan-invitations.ts";

/**
 * A client's contact has another address, or another number where the appointment is a call: it is sent anew under the next
 * SEQUENCE, because the invitation went to the address before, and a call takes place on that number. A meeting at the
 * client's says nothing of the number and stays as it was sent. The answers stand, as the time does. The caller holds the lock on the client and wakes its handover.
 *
 * @param fields what changed of the contact
 */
export async function renewInvitations(
  deps: ServiceDeps,
  context: Context,
  { handoverId, departure, contactId }: { handoverId: string; departure: DepartureRow; contactId: string },
  fields: readonly string[],
): Promise<void> {
  const movesAddress = fields.includes("email");
  if (!movesAddress && !fields.includes("phone")) return;
  const [renewed] = await context.tx
    .update(introductions)
    .set({ sequence: sql`${introductions.sequence} + 1`, version: sql`${introductions.version} + 1` })
    .where(
      and(
        eq(introductions.handoverId, handoverId),
        eq(introductions.contactId, contactId),
        eq(introductions.state, "agreed"),
        gt(introductions.startsAt, context.businessNow),
        movesAddress ? undefined : ne(introductions.format, "jointMeeting"),
      ),
    )
    .returning({ introductionId: introductions.id, sequence: introductions.sequence });
  if (renewed) await planInvitations(deps, context, departure.id, [{ ...renewed, handoverId }]);
}
