import { hasFallen } from "./is-sharp-drop.ts";

/**
 * R42: the client stopped using the service, or uses at most half of its mean over the 3 periods before.
 *
 * @param series use per period in any unit, oldest first, the period judged last; fewer than 4 periods give no sign
 */
export function hasUsageDrop(series: readonly number[], drop = 50): boolean {
  const current = series.at(-1);
  return current !== undefined && hasFallen(current, series.slice(0, -1), drop);
}
