import { eq, sql } from "drizzle-orm";
import { clientNotices } from "../../db/schema/client-notices.ts";
import type { Context } from "../../db/transaction.ts";

/**
 * A released notice that may not leave any more (gate shut, successor gone, held) waits on the send list again, for a
 * release of its own: a higher version, so that its next mail has a ledger row of its own.
 */
export async function returnToSendList(
  { tx, businessNow }: Context,
  noticeId: string,
  state: "ready" | "held" = "ready",
): Promise<void> {
  await tx
    .update(clientNotices)
    .set({
      state,
      readyAt: businessNow,
      releaseId: null,
      releasedAt: null,
      letterWaitsUntil: null,
      followUpAt: null,
      rowVersion: sql`${clientNotices.rowVersion} + 1`,
    })
    .where(eq(clientNotices.id, noticeId));
}
