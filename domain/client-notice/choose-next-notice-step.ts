import type { WorkCalendar } from "../calendar/work-calendar.ts";
import { addWorkingHours, shiftWorkingDays, workingHoursBetween } from "../calendar/working-hours.ts";
import type { Channel, Tier } from "../codes.ts";
import { isNoticeConfirmed, isNoticeTold, type NoticeAttempt } from "./notice-delivery.ts";

/**
 * Working days without a confirmation after which silver is called, without a bounce after which copper's mail is
 * enough, and a gold letter waits.
 */
export const noticeWaitDays = { goldLetter: 1, confirmation: 2, copperEnough: 3 } as const;

export type NoticeStep =
  | { step: "call" | "send" | "letter" | "askHead" | "done" }
  /** Look again then, or with null only when something happens. */
  | { step: "wait"; until: Date | null };

export type NoticeSituation = {
  tier: Tier | null;
  /** Channels open for this client (known and permitted). */
  channels: readonly Channel[];
  attempts: readonly NoticeAttempt[];
  /** When the head released the notice. */
  releasedAt: Date;
  /** The latest switch of ownership. */
  effectiveAt: Date;
  /** The head has the case already. */
  headAsked: boolean;
  calendar: WorkCalendar;
};

function findHalfway({ releasedAt, effectiveAt, calendar }: NoticeSituation): Date {
  return addWorkingHours(calendar, releasedAt, workingHoursBetween(calendar, releasedAt, effectiveAt) / 2);
}

const last = (attempts: readonly NoticeAttempt[], channel: Channel) =>
  attempts.findLast((attempt) => attempt.channel === channel);

function waitUntil(asOf: Date, moments: readonly (Date | null)[]): NoticeStep {
  const ahead = moments
    .filter((moment): moment is Date => moment !== null && moment > asOf)
    .map((moment) => moment.getTime());
  return { step: "wait", until: ahead.length === 0 ? null : new Date(Math.min(...ahead)) };
}

/** The next way of reaching a client whom no message has told: call, then letter, then the head. */
function chooseOtherChannel(situation: NoticeSituation, asOf: Date): NoticeStep {
  const { attempts, channels, effectiveAt, headAsked } = situation;
  const askHead: NoticeStep = headAsked ? { step: "wait", until: null } : { step: "askHead" };
  if (attempts.some(({ state }) => state === "open")) return waitUntil(asOf, [effectiveAt]);
  const halfway = findHalfway(situation);
  if (last(attempts, "post")?.state === "sent") {
    if (asOf < halfway) return waitUntil(asOf, [halfway]);
    const calledAgain = attempts.some(({ channel, at }) => channel === "phone" && at >= halfway);
    return channels.includes("phone") && !calledAgain ? { step: "call" } : askHead;
  }
  if (channels.includes("phone") && !last(attempts, "phone")) return { step: "call" };
  if (channels.includes("post") && !last(attempts, "post")) return { step: "letter" };
  return askHead;
}

/**
 * R17: what to do next so that a client is told, and knows (`asOf` an instant). Gold is called first, its letter waits
 * for the call or one working day. Mail unconfirmed for 2 working days (gold, silver) makes a call; for copper mail
 * without a bounce in 3 working days is enough. A bounce, or no address, goes to the next channel at once. Unconfirmed
 * by half of the working time to the switch: called again, then the head. Not told when ownership should switch: the
 * head.
 */
export function chooseNextNoticeStep(situation: NoticeSituation, asOf: Date): NoticeStep {
  const { tier, attempts, channels, effectiveAt, headAsked, releasedAt, calendar } = situation;
  const mail = last(attempts, "email");
  const call = last(attempts, "phone");
  const canMail = channels.includes("email");
  const letterAt = tier === "gold" ? shiftWorkingDays(calendar, releasedAt, noticeWaitDays.goldLetter) : releasedAt;
  const callOver = call?.state === "confirmed" || asOf >= letterAt || !channels.includes("phone");
  if (tier === "gold" && !call && channels.includes("phone")) return { step: "call" };
  if (canMail && !mail) return callOver ? { step: "send" } : waitUntil(asOf, [letterAt]);
  if (isNoticeConfirmed(attempts)) return { step: "done" };
  if (asOf >= effectiveAt && !isNoticeTold(attempts))
    return headAsked ? { step: "wait", until: null } : { step: "askHead" };
  if (!isNoticeTold(attempts) || !mail || mail.state !== "sent") {
    return isNoticeTold(attempts) ? { step: "done" } : chooseOtherChannel(situation, asOf);
  }
  if (tier === "copper" || tier === null) {
    const enoughAt = shiftWorkingDays(calendar, mail.at, noticeWaitDays.copperEnough);
    return asOf >= enoughAt ? { step: "done" } : waitUntil(asOf, [enoughAt]);
  }
  return chooseConfirmationStep(situation, mail.at, asOf);
}

/** Mail has told the client; now find out whether it knows. */
function chooseConfirmationStep(situation: NoticeSituation, mailedAt: Date, asOf: Date): NoticeStep {
  const { attempts, channels, headAsked, calendar } = situation;
  const callAt = shiftWorkingDays(calendar, mailedAt, noticeWaitDays.confirmation);
  const halfway = findHalfway(situation);
  const calls = attempts.filter(({ channel }) => channel === "phone");
  const isOpen = calls.some(({ state }) => state === "open");
  const askHead: NoticeStep = headAsked ? { step: "wait", until: null } : { step: "askHead" };
  if (asOf < halfway) {
    const calledSince = calls.some(({ at, state }) => state === "open" || at >= mailedAt);
    if (asOf >= callAt && !calledSince && channels.includes("phone")) return { step: "call" };
    return waitUntil(asOf, [calledSince ? null : callAt, halfway]);
  }
  const calledAgain = calls.some(({ at }) => at >= halfway);
  if (!calledAgain && !isOpen && channels.includes("phone")) return { step: "call" };
  if (isOpen) return asOf >= situation.effectiveAt ? askHead : waitUntil(asOf, [situation.effectiveAt]);
  return askHead;
}
