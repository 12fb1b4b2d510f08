import { assignSuccessors } from "../../domain/owners/assign-successors.ts";
import { buildAssignmentModel, checkAssignment } from "../../domain/owners/assignment-model.ts";
import { countFreePlaces } from "../../domain/owners/assignment-score.ts";
import type {
  AssignmentCandidate,
  AssignmentClient,
  AssignmentPlan,
  AssignmentPolicy,
} from "../../domain/owners/assignment-types.ts";
import { describePlan } from "../../domain/owners/describe-plan.ts";
import type { Candidate } from "./load-candidates.ts";
import { rateAnswer } from "./solver/rate-answer.ts";
import { solveAssignment } from "./solver/solve-assignment.ts";

const SOLVER_LIMIT_MS = 60_000;
/** With more clients than this the handful a programme splits no longer tells. */
const ROUNDING_MATTERS_BELOW = 2_000;

/** A plan and how it was found; the audit keeps it, so that a solver that fails shows. */
export interface OwnerPlan extends AssignmentPlan {
  how: "single" | "solver" | "greedy";
}

/**
 * R5–R7: a successor for every client. The leaver's own team first; colleagues of other teams, then heads, only where it has not room enough. One
 * person for all where one fits, else the solver's balanced split, else the greedy one.
 */
export async function planOwners(
  clients: readonly AssignmentClient[],
  candidates: readonly Candidate[],
  policy: AssignmentPolicy,
): Promise<OwnerPlan> {
  let best: OwnerPlan | null = null;
  const small: Candidate[][] = [];
  for (const people of listRings(candidates)) {
    // A ring that cannot take everybody is not solved while a wider one may: thousands of clients take the solver seconds.
    if (people.length < candidates.length && countPlaces(people, policy) < clients.length) {
      small.push(people);
      continue;
    }
    const plan = await planWithin(clients, people, policy);
    if (best === null || countLeftOver(plan) < countLeftOver(best)) best = plan;
    if (countLeftOver(best) === 0) return best;
  }
  // Where somebody is left over anyway, the clients still stay as near to the team as they can.
  for (const people of small) {
    const plan = await planWithin(clients, people, policy);
    if (best === null || countLeftOver(plan) <= countLeftOver(best)) return plan;
  }
  return best ?? { ...describePlan(clients, [], policy, new Map()), how: "greedy" };
}

/** The people of each ring with those of the nearer ones, each set once. */
function listRings(candidates: readonly Candidate[]): Candidate[][] {
  const rings = [0, 1, 2].map((ring) => candidates.filter((candidate) => candidate.ring <= ring));
  return rings.filter((people, index) => people.length > (rings[index - 1]?.length ?? 0));
}

const countPlaces = (people: readonly Candidate[], policy: AssignmentPolicy) =>
  people.reduce((sum, person) => sum + countFreePlaces(person, policy), 0);

async function planWithin(
  clients: readonly AssignmentClient[],
  people: readonly AssignmentCandidate[],
  policy: AssignmentPolicy,
): Promise<OwnerPlan> {
  if (people.some((person) => countFreePlaces(person, policy) >= clients.length)) {
    const plan = assignSuccessors(clients, people, policy);
    if (new Set(plan.assignments.map(({ personId }) => personId)).size === 1 && countLeftOver(plan) === 0) {
      return { ...plan, how: "single" };
    }
  }
  const model = buildAssignmentModel(clients, people, policy);
  const answer = await solveAssignment(model, SOLVER_LIMIT_MS);
  const greedily = (): OwnerPlan => ({ ...assignSuccessors(clients, people, policy), how: "greedy" });
  if (answer === null || checkAssignment(model, answer).length > 0) return greedily();
  const chosen = new Map(answer.flatMap(({ clientId, candidateId }) => (candidateId ? [[clientId, candidateId]] : [])));
  const solved: OwnerPlan = { ...describePlan(clients, people, policy, chosen), how: "solver" };
  // The model knows a client's best candidates only, so the greedy choice may place more; and among few clients whole ones may balance better
  // than the programme's split ones, made whole.
  if (countLeftOver(solved) === 0 && clients.length > ROUNDING_MATTERS_BELOW) return solved;
  const greedy = greedily();
  const isWorse = rateAnswer(model, chosen) < rateAnswer(model, chosenOf(greedy));
  return countLeftOver(greedy) < countLeftOver(solved) || (countLeftOver(greedy) === countLeftOver(solved) && isWorse)
    ? greedy
    : solved;
}

const chosenOf = (plan: AssignmentPlan) =>
  new Map(plan.assignments.flatMap(({ clientId, personId }) => (personId ? [[clientId, personId] as const] : [])));

const countLeftOver = (plan: AssignmentPlan) => plan.assignments.filter(({ personId }) => personId === null).length;
