import type { OfferLine, OfferList } from "../../../contracts/offers.ts";

/** Another decision than the proposed or present one, chosen but not decided yet. Money in minor units. */
export interface OfferException {
  /** Null: no offer. */
  offerCode: string | null;
  costMinor: number;
  gainMinor: number;
  reason: string;
}

/** By handover. */
export type OfferDraft = Readonly<Record<string, OfferException>>;

/** What one client's offer costs and keeps as things stand: decided, or as proposed. */
export const offerOf = (line: OfferLine): string | null =>
  line.decidedAt === null ? line.proposedCode : line.offerCode;

export type OfferBudget = NonNullable<OfferList["budget"]>;

export interface OfferTotals {
  budgetMinor: number;
  decidedMinor: number;
  decidedGainMinor: number;
  /** As proposed, where nothing is decided yet; exceptions not counted. */
  waitingMinor: number;
  /** All of it, exceptions included: what would be decided if the rest were approved as proposed. */
  afterMinor: number;
  leftMinor: number;
  /** Profit a year all of it keeps, before and with the exceptions. */
  gainBeforeMinor: number;
  gainAfterMinor: number;
  /** Decided and kept if only the exceptions were decided now. */
  onlyExceptionsMinor: number;
  onlyExceptionsGainMinor: number;
  exceptions: number;
  /** Clients that an approval of the rest would decide as proposed: the API wants their exact number. */
  rest: number;
}

/** The effect of a draft on budget and profit kept. What is decided is the API's own sum: it counts clients who left the list too. */
export function sumOffers(
  lines: readonly OfferLine[],
  draft: OfferDraft,
  {
    budgetMinor,
    decidedMinor,
    decidedGainMinor,
  }: Pick<OfferBudget, "budgetMinor" | "decidedMinor" | "decidedGainMinor">,
): OfferTotals {
  const totals = { waitingMinor: 0, gainBeforeMinor: decidedGainMinor, cost: 0, gain: 0, only: 0, onlyGain: 0 };
  let exceptions = 0;
  let rest = 0;
  for (const line of lines) {
    const [cost, gain] = [line.costMinor ?? 0, line.gainMinor ?? 0];
    const isDecided = line.decidedAt !== null;
    if (!isDecided) {
      totals.waitingMinor += cost;
      totals.gainBeforeMinor += gain;
    }
    const exception = line.decidable ? draft[line.handoverId] : undefined;
    if (exception) {
      exceptions += 1;
      totals.cost += exception.costMinor - cost;
      totals.gain += exception.gainMinor - gain;
      totals.only += exception.costMinor - (isDecided ? cost : 0);
      totals.onlyGain += exception.gainMinor - (isDecided ? gain : 0);
    } else if (!isDecided && line.decidable) rest += 1;
  }
  const afterMinor = decidedMinor + totals.waitingMinor + totals.cost;
  return {
    budgetMinor,
    decidedMinor,
    decidedGainMinor,
    waitingMinor: totals.waitingMinor,
    afterMinor,
    leftMinor: budgetMinor - afterMinor,
    gainBeforeMinor: totals.gainBeforeMinor,
    gainAfterMinor: totals.gainBeforeMinor + totals.gain,
    onlyExceptionsMinor: decidedMinor + totals.only,
    onlyExceptionsGainMinor: decidedGainMinor + totals.onlyGain,
    exceptions,
    rest,
  };
}

export const offerFilters = ["waiting", "exceptions", "decided", "all"] as const;
export type OfferFilter = (typeof offerFilters)[number];

/** The clients a filter lets through. */
export function filterOffers(lines: readonly OfferLine[], draft: OfferDraft, filter: OfferFilter): OfferLine[] {
  const passes: Record<OfferFilter, (line: OfferLine) => boolean> = {
    waiting: (line) => line.decidedAt === null,
    exceptions: (line) => draft[line.handoverId] !== undefined,
    decided: (line) => line.decidedAt !== null,
    all: () => true,
  };
  return lines.filter(passes[filter]);
}

/** Exceptions of clients that may still be decided, as the API takes them. */
export function toChanges(lines: readonly OfferLine[], draft: OfferDraft) {
  return lines.flatMap(({ handoverId, decidable }) => {
    const exception = draft[handoverId];
    return exception && decidable ? [{ handoverId, offerCode: exception.offerCode, reason: exception.reason }] : [];
  });
}
