import { and, eq, isNull } from "drizzle-orm";
import type { InboundBounce } from "../../contracts/inbound-mail.ts";
import { handovers } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { type ChangeContext, change, done, unchanged, type Wake } from "../../db/transaction.ts";
import { loadNotices, type Notice } from "../client-notices/load-notice.ts";
import { unmarkTold } from "../client-notices/mark-told.ts";
import { markFailed } from "../client-notices/settle-notices.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { notify } from "../notifications/notify.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";

const system = { kind: "system", name: "readInboundMail" } as const;

/**
 * A mail server reports that a mail it had accepted did not arrive (R17): the clients it was to tell are not told after
 * all, and the next way is chosen at once. Delays and reports about mails that are not ours change nothing.
 */
export async function takeBounces(deps: ServiceDeps, bounces: readonly InboundBounce[]): Promise<void> {
  for (const bounce of bounces) {
    if (bounce.permanent && bounce.originalMessageId) await takeBounce(deps, bounce.originalMessageId, bounce.status);
  }
}

function takeBounce(deps: ServiceDeps, messageId: string, status: string): Promise<void> {
  return change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    const accepted = and(eq(effects.messageId, messageId), eq(effects.state, "accepted"), isNull(effects.bouncedAt));
    const before = await tx
      .select({ departureId: effects.departureId, clientId: handovers.clientId })
      .from(effects)
      .leftJoin(handovers, eq(handovers.id, effects.handoverId))
      .where(accepted);
    if (before.length === 0) return unchanged(undefined);
    await lock.departures(
      before.flatMap((row) => row.departureId ?? []),
      "share",
    );
    await lock.clients(
      before.flatMap((row) => row.clientId ?? []),
      "update",
    );
    const hit = await tx.update(effects).set({ bouncedAt: businessNow, reason: "bounced" }).where(accepted).returning();
    const factIds = hit.filter((row) => row.kind === "clientNotice").map((row) => row.factId);
    const wake = await failNotices(context, await loadNotices(tx, factIds));
    const body = { effectIds: hit.map((row) => row.id), status };
    return done(undefined, [{ verb: "mailBounced", subject: `effect:${hit[0]?.id}`, body }], wake);
  });
}

async function failNotices(context: ChangeContext, notices: readonly Notice[]): Promise<Wake[]> {
  if (notices.length === 0) return [];
  await markFailed(context, notices);
  for (const { handover, departure } of notices) {
    const [living] = await context.tx
      .select({ id: effects.id })
      .from(effects)
      .where(
        and(
          eq(effects.handoverId, handover.id),
          eq(effects.kind, "clientNotice"),
          eq(effects.state, "accepted"),
          isNull(effects.bouncedAt),
        ),
      );
    if (!living) await unmarkTold(context, handover.id);
    await notify(context, [
      {
        departureId: departure.id,
        personId: await findApproverIdOf(context, departure),
        kind: "noticeFailed",
        handoverId: handover.id,
      },
    ]);
  }
  const departureIds = [...new Set(notices.map(({ departure }) => departure.id))];
  return [...notices.map(({ handover }) => wakeHandover(handover.id)), ...departureIds.map(wakeDeparture)];
}
