/** R43: deals lost from one date to another, both included; each of them opens a review. */
export function listFailedDeals<T extends { status: "open" | "won" | "lost"; closedOn: string | null }>(
  deals: readonly T[],
  from: string,
  to: string,
): T[] {
  return deals.filter(
    (deal) => deal.status === "lost" && deal.closedOn !== null && deal.closedOn >= from && deal.closedOn <= to,
  );
}
