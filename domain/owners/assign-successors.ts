import { type Tier, tiers } from "../codes.ts";
import {
  computeHoursNeeded,
  isEligible,
  type PreparedCandidate,
  prepareCandidates,
  scorePair,
  speaksLanguage,
} from "./assignment-score.ts";
import type { AssignmentCandidate, AssignmentClient, AssignmentPlan, AssignmentPolicy } from "./assignment-types.ts";
import { describePlan } from "./describe-plan.ts";

type Carried = { person: PreparedCandidate; clients: number; hours: number; value: number };

const rank = (tier: Tier | null) => (tier === null ? -1 : tiers.indexOf(tier));

/** Most constrained first, then most valuable, so that what is left over balances what came before. */
function inWorkOrder(clients: readonly AssignmentClient[]): AssignmentClient[] {
  return [...clients].sort((a, b) => rank(b.tier) - rank(a.tier) || b.value - a.value || (a.id < b.id ? -1 : 1));
}

function hasRoom(carried: Carried, hours: number): boolean {
  return carried.clients < carried.person.places && carried.hours + hours <= carried.person.hoursFree;
}

function findSingleSuccessor(
  clients: readonly AssignmentClient[],
  people: readonly PreparedCandidate[],
  policy: AssignmentPolicy,
): PreparedCandidate | null {
  const hours = clients.reduce((sum, client) => sum + computeHoursNeeded(client, policy), 0);
  let best: { person: PreparedCandidate; score: number } | null = null;
  for (const person of people) {
    if (person.places < clients.length || person.hoursFree < hours) continue;
    if (!clients.every((client) => isEligible(client, person) && speaksLanguage(client, person))) continue;
    const score = clients.reduce((sum, client) => sum + scorePair(client, person, policy), 0);
    if (best === null || score > best.score) best = { person, score };
  }
  return best?.person ?? null;
}

/** Moves one earlier client elsewhere where that frees a place for a client left over. Returns the person freed. */
function makeRoom(
  client: AssignmentClient,
  carried: readonly Carried[],
  chosen: Map<AssignmentClient, Carried>,
  policy: AssignmentPolicy,
): Carried | null {
  const needed = computeHoursNeeded(client, policy);
  const spare = carried.filter((other) => other.clients < other.person.places);
  if (spare.length === 0) return null;
  for (const [earlier, from] of chosen) {
    const freed = computeHoursNeeded(earlier, policy);
    if (!isEligible(client, from.person) || from.hours - freed + needed > from.person.hoursFree) continue;
    const to = spare.find((other) => other !== from && hasRoom(other, freed) && isEligible(earlier, other.person));
    if (!to) continue;
    release(from, earlier, freed);
    take(to, earlier, freed);
    chosen.set(earlier, to);
    return from;
  }
  return null;
}

function take(carried: Carried, client: AssignmentClient, hours: number): void {
  carried.clients += 1;
  carried.hours += hours;
  carried.value += Math.max(0, client.value);
}

function release(carried: Carried, client: AssignmentClient, hours: number): void {
  carried.clients -= 1;
  carried.hours -= hours;
  carried.value -= Math.max(0, client.value);
}

function chooseGreedily(
  clients: readonly AssignmentClient[],
  people: readonly PreparedCandidate[],
  policy: AssignmentPolicy,
): Map<string, string> {
  const carried = people.map((person): Carried => ({ person, clients: 0, hours: 0, value: 0 }));
  const open = Math.max(1, people.filter(({ places }) => places > 0).length);
  const fairValue = Math.max(1, clients.reduce((sum, { value }) => sum + Math.max(0, value), 0) / open);
  const fairClients = clients.length / open;
  const chosen = new Map<AssignmentClient, Carried>();
  /** Once a client finds no room by moving another, later ones of the same tier and exclusions will not either. */
  const hopeless = new Set<string>();
  for (const client of inWorkOrder(clients)) {
    const hours = computeHoursNeeded(client, policy);
    let best: Carried | null = null;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const candidate of carried) {
      if (!hasRoom(candidate, hours) || !isEligible(client, candidate.person)) continue;
      const share = candidate.value / fairValue + candidate.clients / fairClients / 4;
      const score = scorePair(client, candidate.person, policy) - policy.weights.balance * share;
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    const kind = `${client.tier}|${client.excludedIds.join()}`;
    if (best === null && !hopeless.has(kind)) {
      best = makeRoom(client, carried, chosen, policy);
      if (best === null) hopeless.add(kind);
    }
    if (best === null) continue;
    take(best, client, hours);
    chosen.set(client, best);
  }
  return new Map([...chosen].map(([client, { person }]) => [client.id, person.candidate.id]));
}

/**
 * R5: a successor for every client, within places, hours, grades (R6) and refusals, never someone leaving. One person
 * for all where one fits (grade for the highest tier, places for the whole portfolio, every client's language);
 * otherwise split by tier, the fitting grade first, balanced by value (R7), not by territory. Each client comes with
 * reasons and up to three alternatives, or with why there is nobody; `shortage` says by how much the plan does not fit,
 * null when it does.
 */
export function assignSuccessors(
  clients: readonly AssignmentClient[],
  candidates: readonly AssignmentCandidate[],
  policy: AssignmentPolicy,
): AssignmentPlan {
  const people = prepareCandidates(candidates, policy);
  const single = policy.preferSingle && clients.length > 0 ? findSingleSuccessor(clients, people, policy) : null;
  const chosen = single
    ? new Map(clients.map(({ id }) => [id, single.candidate.id]))
    : chooseGreedily(clients, people, policy);
  return describePlan(clients, candidates, policy, chosen);
}
