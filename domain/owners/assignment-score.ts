import type {
  AssignmentCandidate,
  AssignmentClient,
  AssignmentPolicy,
  AssignmentReason,
  UnassignedReason,
} from "./assignment-types.ts";
import { computeGradeSurplus, isGradeSufficient } from "./grade.ts";

/** A candidate with look-ups built once: thousands of clients are scored against each. */
export type PreparedCandidate = {
  candidate: AssignmentCandidate;
  places: number;
  capacity: number;
  hoursFree: number;
  industries: ReadonlySet<string>;
  languages: ReadonlySet<string>;
};

/** R5: free places of a candidate: capacity less active clients, never below 0. */
export function countFreePlaces(candidate: AssignmentCandidate, policy: AssignmentPolicy): number {
  return Math.max(0, (candidate.capacity ?? policy.defaultCapacity) - candidate.activeClients);
}

/** R5: hours a client's handover costs its successor, by the introduction format of its tier. */
export function computeHoursNeeded(client: Pick<AssignmentClient, "tier">, { hours }: AssignmentPolicy): number {
  const introduction = client.tier === "gold" ? hours.jointMeeting : client.tier === "silver" ? hours.jointCall : 0;
  return introduction + hours.firstContact + hours.dossier;
}

/** Active people who are not leaving, in the order of their ids so that equal inputs give equal plans. */
export function prepareCandidates(
  candidates: readonly AssignmentCandidate[],
  policy: AssignmentPolicy,
): PreparedCandidate[] {
  return candidates
    .filter(({ active, leaving }) => active && !leaving)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((candidate) => ({
      candidate,
      places: countFreePlaces(candidate, policy),
      capacity: Math.max(1, candidate.capacity ?? policy.defaultCapacity),
      hoursFree: candidate.hoursFree ?? Number.POSITIVE_INFINITY,
      industries: new Set(candidate.industries),
      languages: new Set(candidate.languages),
    }));
}

/** R5, R6: whether a person may receive a client at all, room aside. */
export function isEligible(client: AssignmentClient, { candidate }: PreparedCandidate): boolean {
  return isGradeSufficient(candidate.grade, client.tier) && !client.excludedIds.includes(candidate.id);
}

export function speaksLanguage(client: AssignmentClient, { languages }: PreparedCandidate): boolean {
  return client.language === null || languages.has(client.language);
}

/**
 * R5: points for what does not depend on the rest of the plan: grade, acquaintance, industry, language, the leaver's
 * word, load.
 */
export function scorePair(
  client: AssignmentClient,
  prepared: PreparedCandidate,
  { weights }: AssignmentPolicy,
): number {
  const { candidate } = prepared;
  let score = -weights.load * (candidate.activeClients / prepared.capacity);
  if (computeGradeSurplus(candidate.grade, client.tier) === 0) score += weights.exactGrade;
  if (client.knownByIds.includes(candidate.id)) {
    score += client.transferredBefore ? weights.knowsTransferredClient : weights.knowsClient;
  }
  if (client.industry !== null && prepared.industries.has(client.industry)) score += weights.sameIndustry;
  if (!speaksLanguage(client, prepared)) score -= weights.language;
  if (client.suggestedId === candidate.id) score += weights.suggested;
  return score;
}

/** Reason codes of a pairing, the same facts `scorePair` weighs. */
export function explainPair(client: AssignmentClient, prepared: PreparedCandidate): AssignmentReason[] {
  const { candidate } = prepared;
  const reasons: AssignmentReason[] = [
    computeGradeSurplus(candidate.grade, client.tier) === 0 ? "gradeMatches" : "gradeAbove",
  ];
  if (client.knownByIds.includes(candidate.id)) reasons.push("knowsClient");
  if (client.industry !== null && prepared.industries.has(client.industry)) reasons.push("sameIndustry");
  if (client.language !== null) reasons.push(speaksLanguage(client, prepared) ? "speaksLanguage" : "languageMissing");
  if (client.suggestedId === candidate.id) reasons.push("suggestedByLeaver");
  if (candidate.activeClients * 2 <= prepared.capacity) reasons.push("lowLoad");
  return reasons;
}

/** Why nobody is left for a client; `room` tells whether a person has a place and hours for it. */
export function explainUnassigned(
  client: AssignmentClient,
  people: readonly PreparedCandidate[],
  hasPlace: (person: PreparedCandidate) => boolean,
): UnassignedReason {
  if (people.length === 0) return "noCandidates";
  const graded = people.filter(({ candidate }) => isGradeSufficient(candidate.grade, client.tier));
  if (graded.length === 0) return "noGrade";
  const eligible = graded.filter((person) => isEligible(client, person));
  if (eligible.length === 0) return "allExcluded";
  return eligible.some(hasPlace) ? "noHours" : "noCapacity";
}
