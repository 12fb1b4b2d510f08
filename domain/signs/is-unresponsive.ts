import type { WorkCalendar } from "../calendar/work-calendar.ts";
import { workingDaysBetween } from "../calendar/working-days.ts";
import type { Channel } from "../codes.ts";

/** One try to reach a client. `rulesKept`: the letter invited a reply, the call was agreed in advance. */
export type ContactAttempt = { on: string; channel: Channel; rulesKept: boolean; answered: boolean };

/**
 * R37: the client has left the latest `n` attempts unanswered, over at least two channels and within `withinWorkingDays`.
 * Unanswered attempts count only if the rules were kept; any answer resets.
 *
 * @param attempts oldest first
 */
export function isUnresponsive(
  attempts: readonly ContactAttempt[],
  calendar: WorkCalendar,
  n = 3,
  withinWorkingDays = 20,
): boolean {
  const sinceAnswer = attempts.slice(attempts.findLastIndex((attempt) => attempt.answered) + 1);
  const counted = sinceAnswer.filter((attempt) => attempt.rulesKept).slice(-n);
  const [first] = counted;
  const last = counted.at(-1);
  if (counted.length < n || !first || !last) return false;
  if (new Set(counted.map((attempt) => attempt.channel)).size < 2) return false;
  return workingDaysBetween(calendar, first.on, last.on) <= withinWorkingDays;
}
