import type { EnquiryOutcome } from "./has-failed-enquiry-streak.ts";
import type { ContactAttempt } from "./is-unresponsive.ts";

/** What is known of one client when its signs are sought. Lists run from the oldest entry to the latest; money is minor units. */
export type ClientFacts = {
  clientSince: string;
  /** Date of the last enquiry or order. */
  lastEnquiryOn: string | null;
  enquiryOutcomes: readonly EnquiryOutcome[];
  contactAttempts: readonly ContactAttempt[];
  /** Amount and number of orders per comparable, complete period; the period judged is the last one. */
  orderAmounts: readonly number[];
  orderCounts: readonly number[];
  hasMoneyTrouble: boolean;
  needReduced: boolean;
  quotedOn: readonly string[];
  orderedOn: readonly string[];
  /** Use of a service per period; empty where use is not measured. */
  usage: readonly number[];
  complaints: readonly { isOpen: boolean; isJustified: boolean }[];
  /** 0–10; null when never asked. */
  lastScore: number | null;
  deals: readonly { status: "open" | "won" | "lost"; closedOn: string | null }[];
  keyPersonLeft: boolean;
  hasVerifiedPublicComplaint: boolean;
  /** Contacts of the last 12 months, by our employee. */
  contacts: readonly { employeeId: string }[];
  /** R11: at least one of the client's persons has coordinates confirmed lately. */
  hasCurrentContact: boolean;
  /** R8: transfers within the months of the transfer limit, this departure's not counted. */
  earlierTransfers: number;
};
