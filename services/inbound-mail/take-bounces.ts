import { and, eq, inArray, isNull } from "drizzle-orm";
import type { InboundBounce } from "../../contracts/inbound-mail.ts";
import { handovers } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { type ChangeContext, change, done, unchanged, type Wake } from "../../db/transaction.ts";
import { loadNotices, type Notice } from "../client-notices/load-notice.ts";
import { unmarkTold } from "../client-notices/mark-told.ts";
import { markFailed } from "../client-notices/settle-notices.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { settleByProof } from "../effects/settle-by-proof.ts";
import { reportLostInvitation } from "../introductions/report-lost-invitation.ts";
import { notify } from "../notifications/notify.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";

const system = { kind: "system", name: "readInboundMail" } as const;

/**
 * A mail server reports that a mail it had accepted did not arrive (R17): the clients it was to tell are not told after
 * all, and the next way is chosen at once; of a lost invitation whoever leads the meeting hears. It also answers whether a mail of unknown outcome arrived. Delays and reports
 * about mails that are not ours change nothing. False while a mail is still in its sender's hands: look again.
 */
export async function takeBounces(deps: ServiceDeps, bounces: readonly InboundBounce[]): Promise<boolean> {
  let taken = true;
  for (const bounce of bounces) {
    if (bounce.permanent && bounce.originalMessageId)
      taken = (await takeBounce(deps, bounce.originalMessageId, bounce.status)) && taken;
  }
  return taken;
}

function takeBounce(deps: ServiceDeps, messageId: string, status: string): Promise<boolean> {
  return change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    const about = and(eq(effects.messageId, messageId), isNull(effects.bouncedAt));
    const before = await tx
      .select({ id: effects.id, state: effects.state, departureId: effects.departureId, clientId: handovers.clientId })
      .from(effects)
      .leftJoin(handovers, eq(handovers.id, effects.handoverId))
      .where(and(about, inArray(effects.state, ["claimed", "accepted", "unknown"])));
    if (before.length === 0) return unchanged(true);
    if (before.some((row) => row.state === "claimed")) return unchanged(false);
    await lock.departures(
      before.flatMap((row) => row.departureId ?? []),
      "share",
    );
    await lock.clients(
      before.flatMap((row) => row.clientId ?? []),
      "update",
    );
    const bounced = { bouncedAt: businessNow, reason: "bounced" };
    const hit = await tx
      .update(effects)
      .set(bounced)
      .where(and(about, eq(effects.state, "accepted")))
      .returning();
    const lostIds = before.filter((row) => row.state === "unknown").map((row) => row.id);
    const lost = await settleByProof(deps, context, lostIds, "failed", "bounced");
    const factIds = hit.filter((row) => row.kind === "clientNotice").map((row) => row.factId);
    const wake = await failNotices(context, await loadNotices(tx, factIds));
    for (const row of hit) wake.push(...(await reportLostInvitation(context, row)));
    const ids = [...hit.map((row) => row.id), ...lost.settledIds];
    return done(
      true,
      [{ verb: "mailBounced", subject: `effect:${ids[0]}`, body: { effectIds: ids, status } }],
      [...wake, ...lost.wakes],
    );
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
