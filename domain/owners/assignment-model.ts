import { computeHoursNeeded, isEligible, prepareCandidates, scorePair } from "./assignment-score.ts";
import type { AssignmentCandidate, AssignmentClient, AssignmentPolicy } from "./assignment-types.ts";

/** Best candidates kept per client: the solver's size grows with them, its answer hardly changes. */
export const optionsPerClient = 8;

export type AssignmentModel = {
  clients: {
    id: string;
    hours: number;
    /** Annual profit, minor units, losses as 0. */
    value: number;
    /**
     * Whom the client may go to, best first. A solver maximises the sum of scores; leaving a client out must cost more
     * than any score.
     */
    options: { candidateId: string; score: number }[];
  }[];
  candidates: {
    id: string;
    places: number;
    hours: number | null /** Even share of value (R7), minor units. */;
    fairValue: number;
  }[];
  /** Points a person loses for each further `fairValue` they carry beyond the first. */
  balanceWeight: number;
  /** Points lost for each client left out, above any sum a swap could gain. */
  unassignedPenalty: number;
};

/**
 * R5, R7: the assignment as a model for a linear-programme solver: maximise scores, each client at most once, places
 * and hours as limits, value beyond a person's even share costing points. Keeps the best `keep` options a client; equal
 * ones are taken in turn, so that the options of all clients together reach everybody.
 */
export function buildAssignmentModel(
  clients: readonly AssignmentClient[],
  candidates: readonly AssignmentCandidate[],
  policy: AssignmentPolicy,
  keep = optionsPerClient,
): AssignmentModel {
  const people = prepareCandidates(candidates, policy).filter(({ places }) => places > 0);
  const total = clients.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  const fairValue = people.length === 0 ? 0 : total / people.length;
  const { weights } = policy;
  const span =
    weights.exactGrade + weights.knowsTransferredClient + weights.knowsClient + weights.sameIndustry + weights.language;
  return {
    clients: clients.map((client, turn) => ({
      id: client.id,
      hours: computeHoursNeeded(client, policy),
      value: Math.max(0, client.value),
      options: people
        .map((person, index) => ({ person, order: (index + turn) % people.length }))
        .filter(({ person }) => isEligible(client, person))
        .map(({ person, order }) => ({
          candidateId: person.candidate.id,
          score: scorePair(client, person, policy),
          order,
        }))
        .sort((a, b) => b.score - a.score || a.order - b.order)
        .slice(0, keep)
        .map(({ candidateId, score }) => ({ candidateId, score })),
    })),
    candidates: people.map(({ candidate, places }) => ({
      id: candidate.id,
      places,
      hours: candidate.hoursFree,
      fairValue,
    })),
    balanceWeight: weights.balance,
    unassignedPenalty: 10 * (span + weights.suggested + weights.load + weights.balance),
  };
}

export type AssignmentErrorCode =
  | "clientMissing"
  | "clientTwice"
  | "clientUnknown"
  | "notAnOption"
  | "overPlaces"
  | "overHours";

/**
 * R5: what is wrong with a solver's answer to a model; empty when it may be used. `candidateId` null says the client is
 * left out, which is allowed. A client of the model must be named exactly once.
 */
export function checkAssignment(
  model: AssignmentModel,
  solution: readonly { clientId: string; candidateId: string | null }[],
): { code: AssignmentErrorCode; id: string }[] {
  const errors: { code: AssignmentErrorCode; id: string }[] = [];
  const clients = new Map(model.clients.map((client) => [client.id, client]));
  const seen = new Set<string>();
  const carried = new Map(model.candidates.map(({ id }) => [id, { clients: 0, hours: 0 }]));
  for (const { clientId, candidateId } of solution) {
    const client = clients.get(clientId);
    if (!client) errors.push({ code: "clientUnknown", id: clientId });
    if (seen.has(clientId)) errors.push({ code: "clientTwice", id: clientId });
    seen.add(clientId);
    if (!client || candidateId === null) continue;
    const person = carried.get(candidateId);
    if (!person || !client.options.some((option) => option.candidateId === candidateId)) {
      errors.push({ code: "notAnOption", id: clientId });
      continue;
    }
    person.clients += 1;
    person.hours += client.hours;
  }
  for (const { id } of model.clients) if (!seen.has(id)) errors.push({ code: "clientMissing", id });
  for (const { id, places, hours } of model.candidates) {
    const load = carried.get(id);
    if (load && load.clients > places) errors.push({ code: "overPlaces", id });
    if (load && hours !== null && load.hours > hours) errors.push({ code: "overHours", id });
  }
  return errors;
}
