import { and, eq, inArray, isNull } from "drizzle-orm";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { effects } from "../../db/schema/effects.ts";
import type { ChangeContext, Wake } from "../../db/transaction.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { EffectRow } from "../effects/effect-kind.ts";
import { settleCarried } from "./carried-notices.ts";
import { loadNotices, type Notice } from "./load-notice.ts";
import { markTold } from "./mark-told.ts";
import { askForOfferInPerson } from "./offer-in-person.ts";

/**
 * What follows the end of a notice's mail (R17): accepted tells its clients, all that the mail named; failed goes to the
 * next way at once. A settled mail always makes its handovers look again.
 */
export async function settleNotices(
  context: ChangeContext,
  effect: EffectRow,
  outcome: "accepted" | "failed" | "unknown",
): Promise<readonly Wake[]> {
  const { tx } = context;
  const carried = await settleCarried(context, effect, outcome);
  const notices = await loadNotices(tx, [effect.factId, ...carried]);
  const [first] = notices;
  if (!first) return [];
  const ids = notices.map(({ handover }) => handover.id);
  const wake: Wake[] = [wakeDeparture(first.departure.id), ...ids.map(wakeHandover)];
  if (outcome === "accepted") wake.push(...(await markSent(context, effect, notices)));
  if (outcome === "failed") await markFailed(context, notices);
  return wake;
}

async function markSent(context: ChangeContext, effect: EffectRow, notices: readonly Notice[]): Promise<Wake[]> {
  const { tx, businessNow } = context;
  await tx
    .update(clientNotices)
    .set({ state: "sent", sentAt: businessNow, followUpAt: businessNow })
    .where(
      inArray(
        clientNotices.id,
        notices.map(({ notice }) => notice.id),
      ),
    );
  const calendar = await loadCalendar(tx, (notices[0] as Notice).departure.teamId);
  // An offer in the mail is every one's it names.
  if (effect.claimedOfferCode === null)
    for (const notice of notices) await askForOfferInPerson(context, calendar, notice, "noConsent");
  return markTold(
    context,
    notices.map(({ handover }) => handover.id),
    "email",
    businessNow,
  );
}

/** A notice has failed when none of its recipients' mails can tell any more. */
export async function markFailed({ tx, businessNow }: ChangeContext, notices: readonly Notice[]): Promise<void> {
  const ids = notices.map(({ notice }) => notice.id);
  const living = await tx
    .select({ noticeId: effects.factId })
    .from(effects)
    .where(
      and(
        eq(effects.kind, "clientNotice"),
        inArray(effects.factId, ids),
        inArray(effects.state, ["planned", "claimed", "superseded", "accepted", "unknown"]),
        isNull(effects.bouncedAt),
      ),
    );
  const failed = ids.filter((id) => !living.some((row) => row.noticeId === id));
  if (failed.length === 0) return;
  await tx
    .update(clientNotices)
    .set({ state: "failed", failedAt: businessNow, followUpAt: businessNow })
    .where(and(inArray(clientNotices.id, failed), inArray(clientNotices.state, ["released", "sent"])));
}
