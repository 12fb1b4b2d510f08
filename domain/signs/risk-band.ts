export const riskBands = ["low", "medium", "high"] as const;
/** How near a client is to leaving by its score; every client of a leaver is at risk (R34), bands only sort them. */
export type RiskBand = (typeof riskBands)[number];

/** R45: the band of a risk score of 20 to 100: from 40 medium, the leaving itself and about one grave sign; from 60 high, two of them. */
export function classifyRisk(score: number): RiskBand {
  if (score >= 60) return "high";
  return score >= 40 ? "medium" : "low";
}
