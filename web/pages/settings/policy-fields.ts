import type { Policy } from "../../../contracts/policy.ts";
import type { PolicyChange } from "../../../contracts/settings.ts";
import type { Stage } from "../../../domain/codes.ts";
import { findShareDisorder } from "../../../domain/departure/share-order.ts";

/** How a policy is written: basis points as percent, minor units as money, the rest as it is. */
export type PolicyUnit =
  | "percent"
  | "basisPoints"
  | "money"
  | "days"
  | "workingDays"
  | "hours"
  | "workingHours"
  | "months"
  | "clients"
  | "times"
  | "notices";

const number = <Path extends string>(path: Path, unit: PolicyUnit) => ({ path, unit });

/** The form: every number of the policies by its path, in the groups it is shown in. */
export const policyGroups = [
  {
    id: "stages",
    fields: [
      number("stageShares.S1", "percent"),
      number("stageShares.S2", "percent"),
      number("stageShares.S3", "percent"),
      number("stageShares.S4", "percent"),
      number("stageShares.S5", "percent"),
      number("stageShares.S6", "percent"),
    ],
  },
  {
    id: "process",
    fields: [
      number("noticeDays", "days"),
      number("confirmWorkingHours", "workingHours"),
      number("ownerRounds", "times"),
      number("capacityDefault", "clients"),
      number("transferMonths", "months"),
      number("questionAcceptWorkingDays", "workingDays"),
      number("closedIncompleteWorkingDays", "workingDays"),
    ],
  },
  {
    id: "meetings",
    fields: [
      number("hours.jointMeeting", "hours"),
      number("hours.jointCall", "hours"),
      number("hours.firstContact", "hours"),
      number("hours.dossier", "hours"),
      number("caps.leaverADay", "times"),
      number("caps.headADay", "times"),
      number("caps.successorFirstContactsADay", "times"),
      number("caps.executiveAWeek", "times"),
    ],
  },
  {
    id: "clients",
    fields: [
      number("firstReleaseAtMost", "notices"),
      number("firstContactWorkingDays", "workingDays"),
      number("contactVerifiedDays", "days"),
    ],
  },
  {
    id: "money",
    fields: [
      number("offerBudgetBp", "basisPoints"),
      number("hourRateMinor", "money"),
      number("annualChurnBp", "basisPoints"),
      number("acquisitionCostMinor", "money"),
    ],
  },
  { id: "safety", fields: [number("bulkReadLimitAnHour", "clients")] },
] as const;

export type PolicyField = (typeof policyGroups)[number]["fields"][number];
export type PolicyPath = PolicyField["path"];

/** What is typed and not saved, as it is written in the form; "" is an empty field. */
export type PolicyDraft = Partial<Record<PolicyPath, number | "">> & { tellProspects?: boolean };

/** The draft after a field was typed: one typed back to what is saved is no change. */
export function typePolicy(
  policy: Policy,
  draft: PolicyDraft,
  field: PolicyField,
  value: number | "",
  minorDigits: number,
): PolicyDraft {
  const { [field.path]: _, ...others } = draft;
  return value === showPolicy(policy, field, minorDigits) ? others : { ...others, [field.path]: value };
}

/** The same for the one policy that is a yes or no. */
export function tickProspects(policy: Policy, draft: PolicyDraft, tellProspects: boolean): PolicyDraft {
  const { tellProspects: _, ...others } = draft;
  return tellProspects === policy.tellProspects ? others : { ...others, tellProspects };
}

/** Shares of stages as typed that do not fit, by their paths, each with the stage that must come before (R3). */
export function findMisfits(policy: Policy, draft: PolicyDraft): Partial<Record<string, Stage>> {
  const { stageShares } = toPolicyChange(policy, draft, 0);
  if (!stageShares) return {};
  return Object.fromEntries(
    findShareDisorder(stageShares).map(({ stage, before }) => [`stageShares.${stage}`, before]),
  );
}

/** How many of a unit's steps one of the form's is: 100 for basis points, the currency's minor units for money. */
export const scaleOf = (unit: PolicyUnit, minorDigits: number): number =>
  unit === "basisPoints" ? 100 : unit === "money" ? 10 ** minorDigits : 1;

/** A policy as the form shows it; "" for one that nobody has set. */
export function showPolicy(policy: Policy, { path, unit }: PolicyField, minorDigits: number): number | "" {
  const value = valueAt(policy, path);
  return typeof value === "number" ? value / scaleOf(unit, minorDigits) : "";
}

/**
 * What of the policies changes, as the API takes it: a group of numbers goes as a whole. An empty field goes as none, which
 * the API refuses where it must be set.
 */
export function toPolicyChange(policy: Policy, draft: PolicyDraft, minorDigits: number): PolicyChange {
  const change: Record<string, unknown> = {};
  for (const { path, unit } of policyGroups.flatMap((group): readonly PolicyField[] => group.fields)) {
    const typed = draft[path];
    if (typed === undefined) continue;
    const value = typed === "" ? null : Math.round(typed * scaleOf(unit, minorDigits) * 10_000) / 10_000;
    const [key = path, inner] = path.split(".");
    change[key] = inner ? { ...asRecord(change[key] ?? valueAt(policy, key)), [inner]: value } : value;
  }
  if (draft.tellProspects !== undefined) change.tellProspects = draft.tellProspects;
  // What was typed is not yet known to be a policy: the API parses it and says what is wrong with each field.
  return change as PolicyChange;
}

/** The digits of a currency's minor unit: 2 for dollars, 0 for yen. */
export const minorDigitsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

function valueAt(policy: Policy, path: string): unknown {
  const [key = path, inner] = path.split(".");
  const value = asRecord(policy)[key];
  return inner ? asRecord(value)[inner] : value;
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
