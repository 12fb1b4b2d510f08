import { addMonths } from "../calendar/plain-date.ts";

/**
 * R35: no enquiry for `months` calendar months.
 *
 * @param lastEnquiry date of the last enquiry or order, null if there never was one
 * @param since date the client became ours; counts when it never asked
 */
export function hasNoEnquiries(lastEnquiry: string | null, since: string, asOf: string, months = 3): boolean {
  return asOf >= addMonths(lastEnquiry ?? since, months);
}
