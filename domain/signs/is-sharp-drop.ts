/** R38, R42: a fall is judged against the mean of this many comparable periods. */
const COMPARED_PERIODS = 3;

/**
 * R38: the client still buys, but at most (100 − drop) percent of its mean over the 3 previous comparable periods.
 *
 * @param current amount of the period judged, minor units
 * @param previous amounts of earlier comparable periods, oldest first; the last 3 count, fewer give no sign
 * @param drop whole percent
 */
export function isSharpDrop(current: number, previous: readonly number[], drop = 50): boolean {
  return current > 0 && hasFallen(current, previous, drop);
}

/** R38, R42: whether an amount has fallen by `drop` percent or more against the mean of the last 3 earlier ones. */
export function hasFallen(current: number, previous: readonly number[], drop: number): boolean {
  const compared = previous.slice(-COMPARED_PERIODS);
  const sum = compared.reduce((total, amount) => total + amount, 0);
  if (compared.length < COMPARED_PERIODS || sum <= 0) return false;
  return current * COMPARED_PERIODS * 100 <= sum * (100 - drop);
}
