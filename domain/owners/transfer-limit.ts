import { addMonths } from "../calendar/plain-date.ts";

/** Calendar months within which a second transfer counts as one too many (policy). */
export const transferLimitMonths = 24;

/**
 * R8: transfers of a client counted with the one now coming, and whether that is more than one within `months` before
 * `asOf`. `history` are the dates (`YYYY-MM-DD`) of past changes of owner.
 */
export function checkTransferLimit(
  history: readonly { on: string }[],
  asOf: string,
  months = transferLimitMonths,
): { count: number; flagged: boolean } {
  const since = addMonths(asOf, -months);
  const earlier = history.filter(({ on }) => on >= since && on <= asOf).length;
  return { count: earlier + 1, flagged: earlier >= 1 };
}
