import { describe, expect, test } from "vitest";
import { buildAssignmentModel, checkAssignment } from "../../../domain/owners/assignment-model.ts";
import { findApprover, findTaskHolder, type OrgPerson } from "../../../domain/owners/find-approver.ts";
import { isGradeSufficient } from "../../../domain/owners/grade.ts";
import { findOwnershipErrors } from "../../../domain/owners/ownership-errors.ts";
import { checkTransferLimit } from "../../../domain/owners/transfer-limit.ts";
import { makeCandidate, makeClient, policy } from "./factory.ts";

describe("R4 ownership", () => {
  const staff = [
    { id: "old", active: true, leaving: true },
    { id: "new", active: true, leaving: false },
    { id: "gone", active: false, leaving: false },
  ];
  const codes = (currentOwnerIds: string[], nextOwnerIds: string[]) =>
    findOwnershipErrors([{ clientId: "c1", currentOwnerIds, nextOwnerIds }], staff).map(({ code }) => code);

  test("exactly one owner and one active next owner is right", () => {
    expect(codes(["old"], ["new"])).toEqual([]);
  });
  test("no or several owners are errors", () => {
    expect(codes([], ["new"])).toEqual(["noCurrentOwner"]);
    expect(codes(["old", "new"], ["new"])).toEqual(["severalCurrentOwners"]);
    expect(codes(["old"], [])).toEqual(["noNextOwner"]);
    expect(codes(["old"], ["new", "new"])).toEqual(["severalNextOwners"]);
  });
  test("a next owner who is leaving, inactive or unknown is an error", () => {
    expect(codes(["old"], ["old"])).toEqual(["nextOwnerLeaving"]);
    expect(codes(["old"], ["gone"])).toEqual(["nextOwnerInactive"]);
    expect(codes(["old"], ["nobody"])).toEqual(["nextOwnerUnknown"]);
  });
});

describe("R6 grade", () => {
  test("E24: a high grade suffices for gold, a low one does not", () => {
    expect(isGradeSufficient("leadingSpecialist", "gold")).toBe(true);
    expect(isGradeSufficient("manager", "gold")).toBe(false);
    expect(isGradeSufficient("seniorManager", "gold")).toBe(false);
    expect(isGradeSufficient("seniorManager", "silver")).toBe(true);
    expect(isGradeSufficient("manager", "copper")).toBe(true);
    expect(isGradeSufficient("manager", null)).toBe(true);
  });
});

describe("R8 transfers", () => {
  test("E23: a client the leaver had inherited is passed on a second time and flagged", () => {
    expect(checkTransferLimit([{ on: "2025-01-10" }], "2026-04-06")).toEqual({ count: 2, flagged: true });
  });
  test("a first transfer, or an old one, is not flagged", () => {
    expect(checkTransferLimit([], "2026-04-06")).toEqual({ count: 1, flagged: false });
    expect(checkTransferLimit([{ on: "2024-04-05" }], "2026-04-06").flagged).toBe(false);
    expect(checkTransferLimit([{ on: "2024-04-06" }], "2026-04-06").flagged).toBe(true);
  });
});

describe("R5 model for a solver", () => {
  const clients = [makeClient({ id: "c1", tier: "gold" }), makeClient({ id: "c2" })];
  const people = Array.from({ length: 12 }, (_, n) =>
    makeCandidate({ id: `p${String(n).padStart(2, "0")}`, capacity: 1 }),
  );
  const model = buildAssignmentModel(clients, [...people, makeCandidate({ id: "full", activeClients: 60 })], policy);

  test("keeps the best eight eligible candidates with room", () => {
    expect(model.clients.map(({ options }) => options.length)).toEqual([8, 8]);
    expect(model.candidates.map(({ id }) => id)).not.toContain("full");
  });
  test("equal candidates take turns, so that the options reach everybody", () => {
    const many = buildAssignmentModel(
      Array.from({ length: 12 }, (_, n) => makeClient({ id: `c${n}` })),
      people,
      policy,
    );
    const reached = new Set(many.clients.flatMap(({ options }) => options.map(({ candidateId }) => candidateId)));
    expect(reached.size).toBe(12);
  });
  test("accepts an answer within limits, a client left out included", () => {
    const first = model.clients[0]?.options[0]?.candidateId ?? "";
    expect(
      checkAssignment(model, [
        { clientId: "c1", candidateId: first },
        { clientId: "c2", candidateId: null },
      ]),
    ).toEqual([]);
  });
  test("names every fault of an answer", () => {
    const shared = model.clients[0]?.options.find(({ candidateId }) =>
      model.clients[1]?.options.some((option) => option.candidateId === candidateId),
    )?.candidateId as string;
    const codes = (solution: { clientId: string; candidateId: string | null }[]) =>
      checkAssignment(model, solution).map(({ code }) => code);
    expect(
      codes([
        { clientId: "c1", candidateId: shared },
        { clientId: "c2", candidateId: shared },
      ]),
    ).toEqual(["overPlaces"]);
    expect(
      codes([
        { clientId: "c1", candidateId: "full" },
        { clientId: "c2", candidateId: null },
      ]),
    ).toEqual(["notAnOption"]);
    expect(codes([{ clientId: "c1", candidateId: null }])).toEqual(["clientMissing"]);
    expect(
      codes([
        { clientId: "c1", candidateId: null },
        { clientId: "c1", candidateId: null },
        { clientId: "x", candidateId: null },
      ]),
    ).toEqual(["clientTwice", "clientUnknown", "clientMissing"]);
  });
  test("hours are a limit", () => {
    const tired = buildAssignmentModel(clients, [makeCandidate({ hoursFree: 1 })], policy);
    const both = clients.map(({ id }) => ({ clientId: id, candidateId: "p1" }));
    expect(checkAssignment(tired, both)).toEqual([{ code: "overHours", id: "p1" }]);
  });
});

describe("R5 approver", () => {
  const make = (id: string, superiorId: string | null, overrides: Partial<OrgPerson> = {}): OrgPerson => ({
    id,
    superiorId,
    deputyId: null,
    active: true,
    daysAway: [],
    ...overrides,
  });
  const away = { daysAway: [{ from: "2026-04-06", to: "2026-04-10" }] };
  const find = (people: OrgPerson[], overrides: Partial<Parameters<typeof findApprover>[0]> = {}) =>
    findApprover({
      leaverId: "leaver",
      teamHeadId: "head",
      proposedOwnerIds: [],
      people,
      executiveId: "exec",
      on: "2026-04-08",
      ...overrides,
    });
  const org = [
    make("leaver", "head"),
    make("head", "director"),
    make("director", null),
    make("exec", null, { deputyId: "second" }),
    make("second", null),
  ];

  test("is the head of the team", () => {
    expect(find(org)).toEqual({ approverId: "head", via: "head", insteadOfId: null, passedOver: [] });
  });
  test("is the superior when the head leaves, would receive, or is away", () => {
    expect(find(org, { leaverId: "head" }).approverId).toBe("director");
    expect(find(org, { proposedOwnerIds: ["head"] }).approverId).toBe("director");
    const headAway = org.map((person) => (person.id === "head" ? { ...person, ...away } : person));
    expect(find(headAway)).toMatchObject({
      approverId: "director",
      passedOver: [{ personId: "head", reason: "away" }],
    });
    expect(find(headAway, { on: "2026-04-11" }).approverId).toBe("head");
  });
  test("is the executive when there is no superior, and their deputy while they are away", () => {
    expect(find(org, { proposedOwnerIds: ["head", "director"] })).toMatchObject({
      approverId: "exec",
      via: "executive",
    });
    const execAway = org.map((person) => (person.id === "exec" ? { ...person, ...away } : person));
    expect(find(execAway, { proposedOwnerIds: ["head", "director"] })).toMatchObject({
      approverId: "second",
      insteadOfId: "exec",
    });
  });
  test("is nobody rather than someone with an interest", () => {
    expect(find([make("head", "head")], { leaverId: "head" }).approverId).toBeNull();
  });
  test("a task for someone away is held by the deputy, named with whom they stand in for", () => {
    const people = [
      make("a", null, { deputyId: "b", ...away }),
      make("b", null, { deputyId: "c", ...away }),
      make("c", null),
    ];
    expect(findTaskHolder("a", people, "2026-04-08")).toEqual({ holderId: "c", insteadOfId: "a" });
    expect(findTaskHolder("a", people, "2026-04-13")).toEqual({ holderId: "a", insteadOfId: null });
    expect(findTaskHolder("a", people.slice(0, 2), "2026-04-08")).toEqual({ holderId: "a", insteadOfId: null });
  });
});
