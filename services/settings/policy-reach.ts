import type { Policy } from "../../contracts/policy.ts";
import type { PolicyPreview } from "../../contracts/policy-preview.ts";

type Reach = PolicyPreview["changes"][number]["reach"];

/**
 * What a change of each policy reaches, as the services read it today: once for a departure (the notice), again when its
 * last day moves, with each step of the process, or whenever the matter is looked at.
 */
export const policyReach: Readonly<Record<keyof Policy, Reach>> = {
  noticeDays: "newDepartures",
  stageShares: "whenLastDayMoves",
  confirmWorkingHours: "atOnce",
  closedIncompleteWorkingDays: "atOnce",
  bulkReadLimitAnHour: "atOnce",
  tellProspects: "atOnce",
  annualChurnBp: "atOnce",
  acquisitionCostMinor: "atOnce",
  ownerRounds: "nextStep",
  capacityDefault: "nextStep",
  hours: "nextStep",
  caps: "nextStep",
  contactVerifiedDays: "nextStep",
  transferMonths: "nextStep",
  firstReleaseAtMost: "nextStep",
  firstContactWorkingDays: "nextStep",
  questionAcceptWorkingDays: "nextStep",
  offerBudgetBp: "nextStep",
  hourRateMinor: "nextStep",
};
