import type { Grade, Tier } from "../codes.ts";

export type AssignmentClient = {
  id: string;
  /** Null for a prospect. */
  tier: Tier | null;
  /** Annual profit, minor units. */
  value: number;
  industry: string | null;
  language: string | null;
  /** People other than the leaver the client already knows. */
  knownByIds: readonly string[];
  /** Already passed on within the limit (R8): someone it knows weighs more. */
  transferredBefore: boolean;
  /** People who declined this client, or whom it refused. */
  excludedIds: readonly string[];
  /** Whom the leaver suggests. */
  suggestedId: string | null;
};

export type AssignmentCandidate = {
  id: string;
  grade: Grade;
  active: boolean;
  /** Has given notice: never a successor, here or in another departure. */
  leaving: boolean;
  activeClients: number;
  /** Active clients at most, the head's raise included; null = the policy's default. */
  capacity: number | null;
  /** Working hours free for the handover; null = not limited. */
  hoursFree: number | null;
  industries: readonly string[];
  languages: readonly string[];
};

export type AssignmentPolicy = {
  defaultCapacity: number;
  /** Hours a client costs its successor. */
  hours: { jointMeeting: number; jointCall: number; firstContact: number; dossier: number };
  /** One successor for the whole portfolio when one fits (R5). */
  preferSingle: boolean;
  maxAlternatives: number;
  weights: AssignmentWeights;
};

/** Points of a pairing; load and balance are taken off in proportion to what the person would carry. */
export type AssignmentWeights = {
  exactGrade: number;
  knowsClient: number;
  knowsTransferredClient: number;
  sameIndustry: number;
  language: number;
  suggested: number;
  load: number;
  balance: number;
};

export const defaultAssignmentPolicy: AssignmentPolicy = {
  defaultCapacity: 60,
  hours: { jointMeeting: 1, jointCall: 0.25, firstContact: 0.5, dossier: 0.25 },
  preferSingle: true,
  maxAlternatives: 3,
  weights: {
    exactGrade: 12,
    knowsClient: 30,
    knowsTransferredClient: 60,
    sameIndustry: 15,
    language: 40,
    suggested: 10,
    load: 20,
    balance: 60,
  },
};

export type AssignmentReason =
  | "singleSuccessor"
  | "gradeMatches"
  | "gradeAbove"
  | "knowsClient"
  | "sameIndustry"
  | "speaksLanguage"
  | "suggestedByLeaver"
  | "lowLoad"
  | "languageMissing";

/**
 * Why a client has no proposal: nobody there, nobody of the grade, all who could declined, or no place or hours left.
 */
export type UnassignedReason = "noCandidates" | "noGrade" | "allExcluded" | "noCapacity" | "noHours";

export type Assignment = {
  clientId: string;
  /** Null with `unassigned` when no plan has room for the client. */
  personId: string | null;
  reasons: AssignmentReason[];
  alternatives: { personId: string; reasons: AssignmentReason[] }[];
  unassigned: UnassignedReason | null;
};

/** By how much a plan does not fit: places missing for clients of a tier and above, and hours. Zero = fits. */
export type AssignmentShortage = {
  clients: number;
  places: { gold: number; silver: number; copper: number };
  hours: number;
};

export type PersonLoad = {
  personId: string;
  newClients: number;
  places: number;
  hoursNeeded: number;
  /** Null = not limited. */
  hoursFree: number | null;
};

export type AssignmentPlan = { assignments: Assignment[]; loads: PersonLoad[]; shortage: AssignmentShortage | null };
