import { and, eq, gt, sql } from "drizzle-orm";
import { introductions } from "../../db/schema/introductions.ts";
import type { Context } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { planInvitations } from "./plan-invitations.ts";

/**
 * A client's contact has another address or number: the appointment agreed with them is sent anew under the next
 * SEQUENCE, because a call takes place on that number and the invitation went to the address before. The answers stand,
 * as the time does. The caller holds the lock on the client and wakes its handover.
 *
 * @param fields what changed of the contact
 */
export async function renewInvitations(
  deps: ServiceDeps,
  context: Context,
  { handoverId, departure, contactId }: { handoverId: string; departure: DepartureRow; contactId: string },
  fields: readonly string[],
): Promise<void> {
  if (!fields.includes("email") && !fields.includes("phone")) return;
  const [renewed] = await context.tx
    .update(introductions)
    .set({ sequence: sql`${introductions.sequence} + 1`, version: sql`${introductions.version} + 1` })
    .where(
      and(
        eq(introductions.handoverId, handoverId),
        eq(introductions.contactId, contactId),
        eq(introductions.state, "agreed"),
        gt(introductions.startsAt, context.businessNow),
      ),
    )
    .returning({ introductionId: introductions.id, sequence: introductions.sequence });
  if (renewed) await planInvitations(deps, context, departure.id, [{ ...renewed, handoverId }]);
}
