/**
 * R85: share of the clients in the portfolio at notice that are still active at the end of the tracking, in basis points; before that end,
 * so far. Clients that came later do not count. Null for an empty portfolio.
 */
export function computeHandoverRetention(portfolio: readonly string[], activeAtEnd: readonly string[]): number | null {
  if (portfolio.length === 0) return null;
  const active = new Set(activeAtEnd);
  return Math.round((portfolio.filter((id) => active.has(id)).length * 10_000) / portfolio.length);
}
