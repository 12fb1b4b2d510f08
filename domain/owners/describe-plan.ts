import { type Tier, tiers } from "../codes.ts";
import {
  computeHoursNeeded,
  explainPair,
  explainUnassigned,
  isEligible,
  type PreparedCandidate,
  prepareCandidates,
  scorePair,
} from "./assignment-score.ts";
import type {
  Assignment,
  AssignmentCandidate,
  AssignmentClient,
  AssignmentPlan,
  AssignmentPolicy,
  AssignmentShortage,
  PersonLoad,
} from "./assignment-types.ts";
import { isGradeSufficient } from "./grade.ts";

function listAlternatives(
  client: AssignmentClient,
  people: readonly PreparedCandidate[],
  chosenId: string | null,
  policy: AssignmentPolicy,
): Assignment["alternatives"] {
  const best: { person: PreparedCandidate; score: number }[] = [];
  for (const person of people) {
    if (person.candidate.id === chosenId || !isEligible(client, person)) continue;
    const score = scorePair(client, person, policy);
    if (best.length >= policy.maxAlternatives && score <= (best.at(-1)?.score ?? Number.NEGATIVE_INFINITY)) continue;
    const at = best.findIndex((other) => other.score < score);
    best.splice(at < 0 ? best.length : at, 0, { person, score });
    best.length = Math.min(best.length, policy.maxAlternatives);
  }
  return best.map(({ person }) => ({ personId: person.candidate.id, reasons: explainPair(client, person) }));
}

/**
 * R5: by how much clients exceed the room there is. Grades are nested, so gold counts against leading specialists
 * alone, copper against everybody. Null when everything fits in number and hours.
 */
export function computeShortage(
  clients: readonly AssignmentClient[],
  candidates: readonly AssignmentCandidate[],
  policy: AssignmentPolicy,
  unassigned: number,
): AssignmentShortage | null {
  const people = prepareCandidates(candidates, policy);
  const missing = (tier: Tier) => {
    const needed = clients.filter(
      (client) => tier === "copper" || tiers.indexOf(client.tier ?? "copper") >= tiers.indexOf(tier),
    );
    const able = people.filter(({ candidate }) => isGradeSufficient(candidate.grade, tier));
    return Math.max(0, needed.length - able.reduce((sum, { places }) => sum + places, 0));
  };
  const needed = clients.reduce((sum, client) => sum + computeHoursNeeded(client, policy), 0);
  const free = people.reduce((sum, person) => sum + (person.places > 0 ? person.hoursFree : 0), 0);
  const places = { gold: missing("gold"), silver: missing("silver"), copper: missing("copper") };
  const hours = Math.max(0, needed - free);
  const fits = unassigned + places.gold + places.silver + places.copper + hours === 0;
  return fits ? null : { clients: unassigned, places, hours };
}

/**
 * R5: a chosen pairing (client id → person id) told as a plan: reasons, alternatives (who could take the client by
 * grade and refusals, best first, full ones included since the head may raise a limit), each person's load, and what
 * does not fit. For the greedy choice and for a solver's answer alike; check the latter with `checkAssignment` first.
 */
export function describePlan(
  clients: readonly AssignmentClient[],
  candidates: readonly AssignmentCandidate[],
  policy: AssignmentPolicy,
  chosen: ReadonlyMap<string, string>,
): AssignmentPlan {
  const people = prepareCandidates(candidates, policy);
  const personOf = new Map(people.map((person) => [person.candidate.id, person]));
  const loads = new Map<string, PersonLoad>(
    people.map(({ candidate, places }) => [
      candidate.id,
      { personId: candidate.id, newClients: 0, places, hoursNeeded: 0, hoursFree: candidate.hoursFree },
    ]),
  );
  for (const client of clients) {
    const load = loads.get(chosen.get(client.id) ?? "");
    if (!load) continue;
    load.newClients += 1;
    load.hoursNeeded += computeHoursNeeded(client, policy);
  }
  const isSingle = clients.length > 1 && chosen.size === clients.length && new Set(chosen.values()).size === 1;
  const hasPlace = ({ candidate, places }: PreparedCandidate) => (loads.get(candidate.id)?.newClients ?? 0) < places;
  const assignments = clients.map((client): Assignment => {
    const person = personOf.get(chosen.get(client.id) ?? "");
    const personId = person?.candidate.id ?? null;
    const reasons = person ? explainPair(client, person) : [];
    return {
      clientId: client.id,
      personId,
      reasons: isSingle ? ["singleSuccessor", ...reasons] : reasons,
      alternatives: listAlternatives(client, people, personId, policy),
      unassigned: person ? null : explainUnassigned(client, people, hasPlace),
    };
  });
  const unassigned = assignments.filter(({ personId }) => personId === null).length;
  return {
    assignments,
    loads: [...loads.values()],
    shortage: computeShortage(clients, candidates, policy, unassigned),
  };
}
