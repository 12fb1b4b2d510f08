import { daysBetween } from "../calendar/plain-date.ts";

/** Days after which a contact's coordinates count as unconfirmed (policy). */
export const maxContactAgeDays = 180;

/**
 * R11: whether a contact's coordinates were confirmed at most `maxDays` days before `asOf`; never confirmed = not
 * current.
 */
export function isContactCurrent(verifiedOn: string | null, asOf: string, maxDays = maxContactAgeDays): boolean {
  return verifiedOn !== null && daysBetween(verifiedOn, asOf) <= maxDays;
}
