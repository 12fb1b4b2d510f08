import {
  type AssignmentCandidate,
  type AssignmentClient,
  defaultAssignmentPolicy,
} from "../../../domain/owners/assignment-types.ts";

export const policy = defaultAssignmentPolicy;

export function makeClient(overrides: Partial<AssignmentClient> = {}): AssignmentClient {
  return {
    id: "c1",
    tier: "copper",
    value: 1000,
    industry: null,
    language: null,
    knownByIds: [],
    transferredBefore: false,
    excludedIds: [],
    suggestedId: null,
    ...overrides,
  };
}

export function makeCandidate(overrides: Partial<AssignmentCandidate> = {}): AssignmentCandidate {
  return {
    id: "p1",
    grade: "leadingSpecialist",
    active: true,
    leaving: false,
    activeClients: 0,
    capacity: null,
    hoursFree: null,
    industries: [],
    languages: ["en"],
    ...overrides,
  };
}
