import type { ImportBatch } from "./import-batch.ts";

/**
 * `YYYY-MM-DD` of the latest order, deal or interaction, payments and promised dates aside; with `until`, of those not after that
 * day. Null when there is none.
 */
export function latestDay(
  { orders, deals, interactions }: Pick<ImportBatch, "orders" | "deals" | "interactions">,
  until?: string,
): string | null {
  let latest: string | null = null;
  const see = (day: string | null) => {
    if (day === null || (until !== undefined && day > until)) return;
    if (latest === null || day > latest) latest = day;
  };
  for (const order of orders) see(order.orderedOn);
  for (const deal of deals) {
    see(deal.openedOn);
    see(deal.closedOn);
  }
  for (const touch of interactions) see(touch.at.slice(0, 10));
  return latest;
}
