/**
 * R28: keeping a client is worth it when the profit expected exceeds what keeping it costs, staff time included.
 *
 * @param expectedProfit minor units a year
 * @param cost money spent, minor units
 * @param hours staff hours
 * @param hourRate minor units an hour
 */
export function isWorthRetaining(expectedProfit: number, cost: number, hours: number, hourRate: number): boolean {
  return expectedProfit > cost + Math.ceil(hours * hourRate);
}
