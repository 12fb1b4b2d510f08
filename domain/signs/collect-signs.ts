import { addMonths } from "../calendar/plain-date.ts";
import type { WorkCalendar } from "../calendar/work-calendar.ts";
import type { ClientFacts } from "./client-facts.ts";
import { hasFailedEnquiryStreak } from "./has-failed-enquiry-streak.ts";
import { hasNoEnquiries } from "./has-no-enquiries.ts";
import { hasUsageDrop } from "./has-usage-drop.ts";
import { isAskingNotBuying } from "./is-asking-not-buying.ts";
import { isDissatisfied } from "./is-dissatisfied.ts";
import { isGradualDecline } from "./is-gradual-decline.ts";
import { isSharpDrop } from "./is-sharp-drop.ts";
import { isSingleContact } from "./is-single-contact.ts";
import { isUnresponsive } from "./is-unresponsive.ts";
import { listFailedDeals } from "./list-failed-deals.ts";
import { SIGN_POINTS, type SignCode } from "./sign-codes.ts";
import { DEFAULT_SIGN_POLICY, type SignPolicy } from "./sign-policy.ts";

export type SignContext = { asOf: string; leaverId: string; calendar: WorkCalendar; policy?: SignPolicy };

const SIGN_ORDER = Object.keys(SIGN_POINTS) as SignCode[];

/**
 * R35–R44 with R8 and R11: the signs one client shows on a date, heaviest first. A sign is not a fact: it ranks the client and opens
 * a task.
 *
 * @returns codes to be scored by R45; empty when nothing stands out
 */
export function collectSigns(facts: ClientFacts, context: SignContext): SignCode[] {
  const { asOf, leaverId, calendar, policy = DEFAULT_SIGN_POLICY } = context;
  const current = facts.orderAmounts.at(-1) ?? 0;
  const previous = facts.orderAmounts.slice(0, -1);
  const dealsFrom = addMonths(asOf, -policy.lostDealMonths);

  const shown: Record<SignCode, boolean> = {
    noEnquiries: hasNoEnquiries(facts.lastEnquiryOn, facts.clientSince, asOf, policy.noEnquiryMonths),
    failedEnquiries: hasFailedEnquiryStreak(facts.enquiryOutcomes, policy.failedEnquiries),
    unresponsive: isUnresponsive(
      listAttemptsSinceEnquiry(facts),
      calendar,
      policy.unansweredAttempts,
      policy.attemptsWithinWorkingDays,
    ),
    sharpDrop: isSharpDrop(current, previous, policy.sharpDropPct),
    dissatisfied: isDissatisfied(facts.complaints, facts.lastScore),
    gradualDecline: isGradualDecline(
      [facts.orderAmounts, facts.orderCounts],
      facts.hasMoneyTrouble,
      facts.needReduced,
      policy.fallingPeriods,
    ),
    askingNotBuying: isAskingNotBuying(facts.quotedOn, facts.orderedOn, asOf, policy.quoteMonths),
    usageDrop: hasUsageDrop(facts.usage, policy.usageDropPct),
    failedDeal: listFailedDeals(facts.deals, dealsFrom, asOf).length > 0,
    keyPersonLeft: facts.keyPersonLeft,
    publicComplaint: facts.hasVerifiedPublicComplaint,
    singleContact: isSingleContact(facts.contacts, leaverId, policy.singleContactPct),
    unverifiedContact: !facts.hasCurrentContact,
    priorTransfer: facts.earlierTransfers > 0,
  };
  return SIGN_ORDER.filter((code) => shown[code]);
}

/** A client that has asked or ordered since has got in touch, whoever it spoke to. */
function listAttemptsSinceEnquiry({ contactAttempts, lastEnquiryOn }: ClientFacts): ClientFacts["contactAttempts"] {
  return lastEnquiryOn === null ? contactAttempts : contactAttempts.filter((attempt) => attempt.on > lastEnquiryOn);
}
