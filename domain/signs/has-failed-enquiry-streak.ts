import { addDays } from "../calendar/plain-date.ts";

export type EnquiryOutcome = "order" | "failed" | "open";

/** R36: an enquiry no order has answered within this many days has failed. */
const ANSWERED_WITHIN_DAYS = 30;

/**
 * R36: the latest `n` settled enquiries in a row ended without an order. An order resets the count, an open enquiry does not count.
 *
 * @param outcomes oldest first
 */
export function hasFailedEnquiryStreak(outcomes: readonly EnquiryOutcome[], n = 3): boolean {
  let streak = 0;
  for (const outcome of outcomes) {
    if (outcome === "order") streak = 0;
    else if (outcome === "failed") streak += 1;
  }
  return streak >= n;
}

/**
 * R36: how one enquiry ended, as of a date.
 *
 * @param enquiry `orderedOn`: date of the order it led to; `refused`: the client said no
 */
export function judgeEnquiry(
  enquiry: { on: string; orderedOn: string | null; refused: boolean },
  asOf: string,
  answeredWithinDays = ANSWERED_WITHIN_DAYS,
): EnquiryOutcome {
  if (enquiry.orderedOn !== null && enquiry.orderedOn <= asOf) return "order";
  if (enquiry.refused || asOf > addDays(enquiry.on, answeredWithinDays)) return "failed";
  return "open";
}
