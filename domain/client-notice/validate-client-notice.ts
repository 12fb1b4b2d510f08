import type { Deadline } from "../calendar/work-calendar.ts";

export type ClientNotice = {
  sender: "company" | "person";
  successorId: string | null;
  /** Successor's coordinates given in the notice. */
  successorReachable: boolean;
  /** Date of the switch as the notice names it, `YYYY-MM-DD`. */
  effectiveDate: string | null;
  /** What stays the same and what improves. */
  benefits: readonly string[];
  /** Named persons of the departments that serve the client, and how many departments do. */
  namedPersons: number;
  servingDepartments: number;
  offerId: string | null;
  /** Whether the recipient's marketing consent is on record. */
  recipientConsents: boolean;
};

/** Decision on the special offer; null = not decided. */
export type NoticeOfferDecision = { offerId: string | null } | null;

export type ClientNoticeError =
  | "senderNotCompany"
  | "successorMissing"
  | "successorNotReachable"
  | "effectiveDateMissing"
  | "effectiveDateWrong"
  | "notInAdvance"
  | "benefitMissing"
  | "departmentPersonsMissing"
  | "offerUndecided"
  | "offerMissing"
  | "offerNotDecided"
  | "offerWithoutConsent";

/**
 * R16: what is wrong with a client notice about to be sent at `asOf`; empty when it may go. It comes from the company,
 * before the switch (`effective`, R21's latest), names successor and coordinates, the date, a benefit and the
 * departments' persons, and carries exactly the decided offer, but only to a recipient whose consent is on record.
 */
export function validateClientNotice(
  notice: ClientNotice,
  asOf: Date,
  effective: Deadline,
  decision: NoticeOfferDecision,
): ClientNoticeError[] {
  const errors: ClientNoticeError[] = [];
  if (notice.sender !== "company") errors.push("senderNotCompany");
  if (notice.successorId === null) errors.push("successorMissing");
  if (!notice.successorReachable) errors.push("successorNotReachable");
  if (notice.effectiveDate === null) errors.push("effectiveDateMissing");
  else if (notice.effectiveDate !== effective.date) errors.push("effectiveDateWrong");
  if (asOf >= effective.at) errors.push("notInAdvance");
  if (!notice.benefits.some((benefit) => benefit.trim() !== "")) errors.push("benefitMissing");
  if (notice.namedPersons < notice.servingDepartments) errors.push("departmentPersonsMissing");
  if (decision === null) errors.push("offerUndecided");
  else if (notice.offerId !== null && notice.offerId !== decision.offerId) errors.push("offerNotDecided");
  else if (notice.offerId !== null && !notice.recipientConsents) errors.push("offerWithoutConsent");
  else if (notice.offerId === null && decision.offerId !== null && notice.recipientConsents)
    errors.push("offerMissing");
  return errors;
}
