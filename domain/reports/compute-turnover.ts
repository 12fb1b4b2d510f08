/** R83: sellers who left in a period / average headcount of sellers in it, in basis points; null without anybody. */
export function computeTurnover(leavers: number, averageHeadcount: number): number | null {
  return averageHeadcount <= 0 ? null : Math.round((leavers * 10_000) / averageHeadcount);
}
