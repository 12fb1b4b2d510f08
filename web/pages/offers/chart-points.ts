import type { OfferLine } from "../../../contracts/offers.ts";
import { type OfferDraft, offerOf } from "./offer-draft.ts";

/** More than these can be told apart neither in the chart nor in its table. */
const MOST = 200;

export interface ChartPoint {
  handoverId: string;
  clientName: string;
  tier: OfferLine["tier"];
  offerCode: string;
  costMinor: number;
  gainMinor: number;
  stakeMinor: number;
}

/** Clients that get an offer as things stand, exceptions included: those with the most at stake first, at most 200. */
export function chartPoints(lines: readonly OfferLine[], draft: OfferDraft): ChartPoint[] {
  const points = lines.flatMap((line): ChartPoint[] => {
    const exception = draft[line.handoverId];
    const offerCode = exception ? exception.offerCode : offerOf(line);
    if (offerCode === null) return [];
    const { costMinor, gainMinor } = exception ?? line;
    return [
      {
        handoverId: line.handoverId,
        clientName: line.clientName,
        tier: line.tier,
        offerCode,
        costMinor: costMinor ?? 0,
        gainMinor: gainMinor ?? 0,
        stakeMinor: line.stakeMinor ?? 0,
      },
    ];
  });
  return points.sort((a, b) => b.stakeMinor - a.stakeMinor).slice(0, MOST);
}
