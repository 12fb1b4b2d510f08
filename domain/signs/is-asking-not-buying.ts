import { addMonths } from "../calendar/plain-date.ts";

/**
 * R41: the client asked for a quote in the last `months` months but ordered nothing in them.
 *
 * @param quotes dates of quotes given, any order
 * @param orders dates of orders, any order
 */
export function isAskingNotBuying(
  quotes: readonly string[],
  orders: readonly string[],
  asOf: string,
  months = 3,
): boolean {
  const from = addMonths(asOf, -months);
  const isRecent = (on: string) => on > from && on <= asOf;
  return quotes.some(isRecent) && !orders.some(isRecent);
}
