import type { SignCode } from "../signs/sign-codes.ts";

export const retentionMethods = [
  "inviteEvent",
  "individualOffer",
  "benefitReminder",
  "qualitySurvey",
  "newsLetter",
  "thankYouCampaign",
  "frankTalk",
  "exclusiveOffer",
] as const;
export type RetentionMethod = (typeof retentionMethods)[number];

/** Trade practice: staying in touch suits every client that shows any sign. */
const FOR_ANY_SIGN: readonly RetentionMethod[] = ["benefitReminder", "newsLetter", "thankYouCampaign"];

/** What a sign adds to that; the frank talk and exclusive offer at complaint or drop are trade practice, the rest our default. */
const BY_SIGN: Partial<Record<SignCode, readonly RetentionMethod[]>> = {
  noEnquiries: ["inviteEvent", "individualOffer", "qualitySurvey"],
  failedEnquiries: ["individualOffer", "qualitySurvey", "frankTalk", "exclusiveOffer"],
  unresponsive: ["inviteEvent", "frankTalk"],
  dissatisfied: ["frankTalk", "qualitySurvey", "exclusiveOffer"],
  sharpDrop: ["exclusiveOffer", "inviteEvent", "individualOffer", "frankTalk"],
};

/**
 * R54: what to do for a client that shows these signs; the methods most of its signs ask for come first.
 *
 * @param signs codes of R35–R44
 * @param openComplaint while one is open nobody is thanked: first the complaint, then the campaign
 * @returns empty without a sign
 */
export function suggestRetentionActions(signs: readonly SignCode[], openComplaint: boolean): RetentionMethod[] {
  const votes = new Map<RetentionMethod, number>();
  for (const sign of new Set(signs))
    for (const method of [...(BY_SIGN[sign] ?? []), ...FOR_ANY_SIGN]) votes.set(method, (votes.get(method) ?? 0) + 1);
  if (openComplaint) votes.delete("thankYouCampaign");
  return [...votes].sort((a, b) => b[1] - a[1]).map(([method]) => method);
}
