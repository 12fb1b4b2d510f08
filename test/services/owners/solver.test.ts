import { expect, test } from "vitest";
import { assignSuccessors } from "../../../domain/owners/assign-successors.ts";
import { buildAssignmentModel, checkAssignment } from "../../../domain/owners/assignment-model.ts";
import type { AssignmentPlan } from "../../../domain/owners/assignment-types.ts";
import { planOwners } from "../../../services/owners/plan-owners.ts";
import { rateAnswer } from "../../../services/owners/solver/rate-answer.ts";
import { solveAssignment } from "../../../services/owners/solver/solve-assignment.ts";
import { makeCandidate, makeClient, policy } from "../../domain/owners/factory.ts";

const clients = Array.from({ length: 60 }, (_, n) =>
  makeClient({ id: `c${n}`, tier: n % 3 === 0 ? "gold" : "copper", value: 100_000 / (n + 1) }),
);
const people = Array.from({ length: 4 }, (_, n) => makeCandidate({ id: `p${n}`, capacity: 16 }));

test("R5: the solver places every client within the limits", async () => {
  const model = buildAssignmentModel(clients, people, policy);
  const answer = await solveAssignment(model, 10_000);
  expect(answer).toHaveLength(60);
  expect(checkAssignment(model, answer ?? [])).toEqual([]);
  expect(answer?.filter(({ candidateId }) => candidateId === null)).toEqual([]);
});

test("R7: the plan is never worth less than the greedy one, and weighs what the programme weighs", async () => {
  const model = buildAssignmentModel(clients, people, policy);
  const pairs = (plan: AssignmentPlan) =>
    new Map(plan.assignments.flatMap(({ clientId, personId }) => (personId ? [[clientId, personId] as const] : [])));
  const plan = await planOwners(
    clients,
    people.map((person) => ({ ...person, capacity: 16, promised: 0, ring: 0 })),
    policy,
  );
  const greedy = rateAnswer(model, pairs(assignSuccessors(clients, people, policy)));
  expect(rateAnswer(model, pairs(plan))).toBeGreaterThanOrEqual(greedy);
  expect(rateAnswer(model, new Map())).toBe(-60 * model.unassignedPenalty);
});

test("R5: clients beyond the places there are stay without a person", async () => {
  const model = buildAssignmentModel(clients, people.slice(0, 2), policy);
  const answer = await solveAssignment(model, 10_000);
  expect(checkAssignment(model, answer ?? [])).toEqual([]);
  expect(answer?.filter(({ candidateId }) => candidateId === null)).toHaveLength(60 - 32);
});

test("R5: a solver out of time gives no answer, so that the greedy choice takes over", async () => {
  expect(await solveAssignment(buildAssignmentModel(clients, people, policy), 1)).toBeNull();
});
