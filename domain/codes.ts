/**
 * The field's codes, shared by every layer: const arrays for schemas and screens, unions derived from them for types.
 */

export const tiers = ["copper", "silver", "gold"] as const;
/** Value of a client, low to high. */
export type Tier = (typeof tiers)[number];

export const grades = ["manager", "seniorManager", "leadingSpecialist"] as const;
/** Grade of a rep, low to high. */
export type Grade = (typeof grades)[number];

export const departureKinds = ["resigned", "dismissed", "released", "illness", "death"] as const;
/** Why the departure began; `released` = released from work until the end of employment. */
export type DepartureKind = (typeof departureKinds)[number];

export const roles = [
  "hr",
  "head",
  "rep",
  "departmentContact",
  "itContact",
  "executive",
  "auditor",
  "administrator",
] as const;
/**
 * Standing role of a signed-in person; leaver and successor are relations of a rep to a departure or client, not roles.
 */
export type Role = (typeof roles)[number];

export const exitReasons = [
  "pay",
  "manager",
  "unfairClients",
  "noCareer",
  "nonSalesDuties",
  "workload",
  "conditions",
  "competitorOffer",
  "relocation",
  "personal",
  "dismissed",
  "other",
] as const;
export type ExitReason = (typeof exitReasons)[number];

export const introductionFormats = ["jointMeeting", "jointCall", "inNotice"] as const;
/** How a client meets its new owner, heaviest first. */
export type IntroductionFormat = (typeof introductionFormats)[number];

export const departmentCodes = ["logistics", "finance", "support", "marketing", "contracts"] as const;
export type DepartmentCode = (typeof departmentCodes)[number];

export const channels = ["email", "phone", "post"] as const;
export type Channel = (typeof channels)[number];

export const stages = ["S1", "S2", "S3", "S4", "S5", "S6"] as const;
/** S1 owners, S2 inventory, S3 departments, S4 offers, S5 client notices, S6 introductions. */
export type Stage = (typeof stages)[number];

export const clientStates = [
  "inPortfolio",
  "ownerSet",
  "inventoried",
  "departmentsTold",
  "offerDecided",
  "notified",
  "introduced",
  "handedOver",
  "tracked",
  "closed",
  "lost",
  "letGo",
  "excluded",
] as const;
/** Where a client stands in its handover; derived from facts, never stored. The last three are side exits. */
export type ClientState = (typeof clientStates)[number];
