import { and, eq } from "drizzle-orm";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import {
  chooseNextNoticeStep,
  type NoticeSituation,
  type NoticeStep,
} from "../../domain/client-notice/choose-next-notice-step.ts";
import { computeLatestSwitch } from "../../domain/departure/ownership-switch.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { giveNoticeTask } from "./give-notice-task.ts";
import { loadAttempts, loadNotices, type Notice, type NoticeRow } from "./load-notice.ts";
import { type ClientRecipients, loadRecipients } from "./load-recipients.ts";
import { planNoticeMails } from "./plan-notice-mails.ts";

/** A notice never needs more than call, mail and head in one go. */
const MOST_STEPS = 4;

/**
 * Does what R17 wants done now so that a client is told, and knows, then keeps when to look again (`follow_up_at`). The
 * notice must be in one of these states and due; else nothing happens.
 */
export function takeNoticeSteps(
  deps: ServiceDeps,
  handoverId: string,
  name: "callOrWrite" | "followUpNotice",
  states: readonly NoticeRow["state"][],
): Promise<void> {
  return change(deps.db, { kind: "system", name }, async (context) => {
    const { tx, lock, businessNow } = context;
    const [row] = await tx
      .select({ id: clientNotices.id })
      .from(clientNotices)
      .where(and(eq(clientNotices.handoverId, handoverId), eq(clientNotices.kind, "notice")));
    const [before] = row ? await loadNotices(tx, [row.id]) : [];
    if (!before) return unchanged(undefined);
    await lock.departure(before.departure.id, "share");
    await lock.clients([before.client.id], "update");
    const [found] = await loadNotices(tx, [before.notice.id]);
    const isDue = found?.notice.followUpAt != null && found.notice.followUpAt <= businessNow;
    if (!found || !isDue || !states.includes(found.notice.state)) return unchanged(undefined);
    const { taken, until } =
      found.handover.end === null ? await walk(deps, context, found) : { taken: [], until: null };
    await tx.update(clientNotices).set({ followUpAt: until }).where(eq(clientNotices.id, found.notice.id));
    if (taken.length === 0) return unchanged(undefined);
    const body = { noticeId: found.notice.id, steps: taken, until };
    return done(
      undefined,
      [{ verb: "noticeFollowed", subject: `handover:${handoverId}`, body }],
      [wakeDeparture(found.departure.id)],
    );
  });
}

async function walk(
  deps: ServiceDeps,
  context: ChangeContext,
  notice: Notice,
): Promise<{ taken: NoticeStep["step"][]; until: Date | null }> {
  const { tx, businessNow } = context;
  const calendar = await loadCalendar(tx, notice.departure.teamId);
  const recipients = await loadRecipients(tx, [notice.client.id], localDate(businessNow, calendar.zone));
  const known = recipients.get(notice.client.id) as ClientRecipients;
  const taken: NoticeStep["step"][] = [];
  for (;;) {
    const situation = await readSituation(context, notice, known.channels, calendar);
    const next = isKnown(situation, notice)
      ? ({ step: "done" } as const)
      : chooseNextNoticeStep(situation, businessNow);
    if (next.step === "done") return { taken, until: null };
    if (next.step === "wait") return { taken, until: next.until };
    if (taken.length === MOST_STEPS) throw new Error(`the notice does not come to rest: ${taken.join(", ")}`);
    taken.push(next.step);
    if (next.step === "send") {
      const { waitUntil } = await planNoticeMails(deps, context, notice, known);
      if (waitUntil) return { taken: [], until: waitUntil };
    } else await askPerson(context, notice, next.step, situation);
  }
}

/** Confirmed, and the mail (gold's comes after its call) is on its way or impossible: nothing is left to do. */
function isKnown({ attempts, channels }: NoticeSituation, { handover }: Notice): boolean {
  const mailed = attempts.some(({ channel }) => channel === "email") || !channels.includes("email");
  return handover.confirmedAt !== null && mailed;
}

async function askPerson(
  context: ChangeContext,
  notice: Notice,
  step: "call" | "letter" | "askHead",
  { attempts, calendar }: NoticeSituation,
): Promise<void> {
  const told = notice.handover.toldAt !== null;
  if (step === "letter") return giveNoticeTask(context, calendar, notice, { kind: "sendLetter", detail: "noAddress" });
  if (step === "askHead") {
    const detail = told ? "clientNotConfirmed" : "clientNotTold";
    return giveNoticeTask(context, calendar, notice, { kind: "needsAttention", detail });
  }
  const isFirst = notice.handover.effectiveTier === "gold" && attempts.length === 0;
  const detail = isFirst ? "goldFirst" : told ? "unconfirmed" : "noAddress";
  return giveNoticeTask(context, calendar, notice, { kind: "callClient", detail });
}

async function readSituation(
  { tx, businessNow }: ChangeContext,
  { notice, handover, departure }: Notice,
  channels: NoticeSituation["channels"],
  calendar: NoticeSituation["calendar"],
): Promise<NoticeSituation> {
  const releasedAt = notice.releasedAt ?? businessNow;
  const asked = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.kind, "needsAttention"), eq(tasks.subjectId, notice.id)));
  return {
    tier: handover.effectiveTier,
    channels,
    attempts: await loadAttempts(tx, notice),
    releasedAt,
    effectiveAt: computeLatestSwitch(handover.toldAt ?? releasedAt, departure.lastWorkingDay, calendar).at,
    headAsked: asked.length > 0,
    calendar,
  };
}
