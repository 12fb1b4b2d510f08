import { and, eq, inArray } from "drizzle-orm";
import { isAny } from "../../db/is-any.ts";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { effects } from "../../db/schema/effects.ts";
import type { Context } from "../../db/transaction.ts";
import { revokeLinks } from "../links/sign-link.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";

/** What of a withdrawn notice could be stopped, and what could not: the latter need a correction. */
export interface CancelledNotices {
  cancelled: string[];
  /** Claimed by a sender at this very moment. */
  underWay: string[];
  sent: string[];
}

/**
 * Stops the notices of handovers that go no further (withdrawal, client lost): what is planned is cancelled, calls and
 * letters still to be made are needed no more, client pages close. `reason` is a code, kept with the ledger rows. The
 * caller holds the locks on departure and clients.
 */
export async function cancelNotices(
  context: Context,
  handoverIds: readonly string[],
  reason: "withdrawn" | "letGo",
): Promise<CancelledNotices> {
  const { tx, businessNow } = context;
  const ids = [...handoverIds];
  if (ids.length === 0) return { cancelled: [], underWay: [], sent: [] };
  const mails = and(isAny(effects.handoverId, ids), eq(effects.kind, "clientNotice"));
  await tx
    .update(effects)
    .set({ state: "cancelled", reason, settledAt: businessNow })
    .where(and(mails, eq(effects.state, "planned")));
  const out = await tx
    .select({ handoverId: effects.handoverId, state: effects.state })
    .from(effects)
    .where(and(mails, inArray(effects.state, ["claimed", "superseded", "accepted", "unknown"])));
  const stopped = await tx
    .update(clientNotices)
    .set({ state: "cancelled", followUpAt: null })
    .where(and(isAny(clientNotices.handoverId, ids), inArray(clientNotices.state, ["ready", "held", "released"])))
    .returning({ handoverId: clientNotices.handoverId });
  await finishTasks(context, { handoverIds: ids, kinds: ["callClient", "sendLetter", "offerInPerson"] }, "moot");
  await revokeLinks(context, ids);
  const inState = (...states: string[]) =>
    [...new Set(out.filter((row) => states.includes(row.state)).map((row) => row.handoverId as string))].sort();
  const reached = new Set(out.map((row) => row.handoverId));
  return {
    cancelled: stopped
      .map((row) => row.handoverId)
      .filter((id) => !reached.has(id))
      .sort(),
    underWay: inState("claimed", "superseded"),
    sent: inState("accepted", "unknown"),
  };
}
