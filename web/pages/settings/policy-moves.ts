import type { PolicyEffect } from "../../../contracts/policy-preview.ts";
import type { Texts } from "../../texts/use-texts.ts";

const keys = [
  "stageShares",
  "noticeDays",
  "confirmWorkingHours",
  "ownerRounds",
  "capacityDefault",
  "transferMonths",
  "hours",
  "caps",
  "contactVerifiedDays",
  "firstReleaseAtMost",
  "firstContactWorkingDays",
  "questionAcceptWorkingDays",
  "closedIncompleteWorkingDays",
  "tellProspects",
  "offerBudgetBp",
  "hourRateMinor",
  "annualChurnBp",
  "acquisitionCostMinor",
  "bulkReadLimitAnHour",
] as const;

/** What a policy is called; one the page does not know by its key. */
export function describePolicy({ t }: Texts, key: string): string {
  const known = keys.find((one) => one === key);
  return known ? t(`settings.policy.${known}.label`) : key;
}

export interface Move {
  key: string;
  team: string;
  lastDay: string;
  what: string;
  before: string;
  after: string;
}

/** What would be another day, or another stage short of time, for one departure: a line each, in words. */
export function listMoves(texts: Texts, effect: PolicyEffect): Move[] {
  const { t, label, day, list } = texts;
  const { departureId, teamName: team, lastWorkingDay: lastDay, deadlines, tight, closedIncompleteOn } = effect;
  const line = (what: string, before: string, after: string): Move => ({
    key: `${departureId} ${what}`,
    team,
    lastDay,
    what,
    before,
    after,
  });
  const stages = deadlines
    .filter(({ before, after }) => before !== after)
    .map(({ stage, before, after, begun }) =>
      line(label("stage", stage), day(before), begun ? t("settings.preview.begun") : day(after)),
    );
  const names = (codes: readonly string[]) => list(codes.map((code) => label("stage", code))) || "—";
  const isTighter = tight.before.join() !== tight.after.join();
  return [
    ...stages,
    ...(isTighter ? [line(t("settings.preview.tightAfter"), names(tight.before), names(tight.after))] : []),
    ...(closedIncompleteOn.before === closedIncompleteOn.after
      ? []
      : [line(t("settings.preview.incomplete"), day(closedIncompleteOn.before), day(closedIncompleteOn.after))]),
  ];
}
