export type PortfolioShare = { personId: string; clients: number; value: number };

export type PortfolioBalance = {
  shares: PortfolioShare[];
  /** Largest value over the mean, in percent; 100 = even, null when there is no value. */
  heaviestPercent: number | null;
};

/** R7: value (annual profit, minor units; losses count as 0) and clients each person receives, heaviest first. */
export function computePortfolioBalance(
  assignments: readonly { personId: string | null; value: number }[],
  personIds: readonly string[] = [],
): PortfolioBalance {
  const shares = new Map<string, PortfolioShare>(
    personIds.map((personId) => [personId, { personId, clients: 0, value: 0 }]),
  );
  for (const { personId, value } of assignments) {
    if (personId === null) continue;
    const share = shares.get(personId) ?? { personId, clients: 0, value: 0 };
    share.clients += 1;
    share.value += Math.max(0, value);
    shares.set(personId, share);
  }
  const sorted = [...shares.values()].sort((a, b) => b.value - a.value || (a.personId < b.personId ? -1 : 1));
  const total = sorted.reduce((sum, { value }) => sum + value, 0);
  const heaviest = sorted[0]?.value ?? 0;
  return { shares: sorted, heaviestPercent: total === 0 ? null : Math.round((heaviest * sorted.length * 100) / total) };
}
