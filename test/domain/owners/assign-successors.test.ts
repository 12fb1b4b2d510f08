import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Grade, grades, type Tier, tiers } from "../../../domain/codes.ts";
import { assignSuccessors } from "../../../domain/owners/assign-successors.ts";
import { computeHoursNeeded } from "../../../domain/owners/assignment-score.ts";
import { isGradeSufficient } from "../../../domain/owners/grade.ts";
import { computePortfolioBalance } from "../../../domain/owners/portfolio-balance.ts";
import { makeCandidate, makeClient, policy } from "./factory.ts";

const range = (length: number) => Array.from({ length }, (_, index) => index);
const split = { ...policy, preferSingle: false };

describe("R5 successors", () => {
  test("one successor takes a portfolio that fits them", () => {
    const clients = [makeClient({ id: "c1", tier: "gold" }), makeClient({ id: "c2" })];
    const plan = assignSuccessors(
      clients,
      [makeCandidate({ id: "p1", grade: "manager" }), makeCandidate({ id: "p2" })],
      policy,
    );
    expect(plan.assignments.map(({ personId }) => personId)).toEqual(["p2", "p2"]);
    expect(plan.assignments[0]?.reasons).toContain("singleSuccessor");
    expect(plan.shortage).toBeNull();
  });
  test("a portfolio larger than any free capacity is split, places kept", () => {
    const clients = range(100).map((n) => makeClient({ id: `c${n}` }));
    const people = [makeCandidate({ id: "p1", activeClients: 20 }), makeCandidate({ id: "p2" })];
    const plan = assignSuccessors(clients, people, policy);
    expect(plan.assignments.every(({ personId }) => personId !== null)).toBe(true);
    expect(plan.loads.map(({ newClients }) => newClients)).toEqual([40, 60]);
  });
  test("a split gives a tier to the grade it needs", () => {
    const clients = [makeClient({ id: "gold", tier: "gold" }), makeClient({ id: "copper" })];
    const people = [makeCandidate({ id: "lead" }), makeCandidate({ id: "manager", grade: "manager" })];
    const owners = new Map(assignSuccessors(clients, people, split).assignments.map((a) => [a.clientId, a.personId]));
    expect(owners).toEqual(
      new Map([
        ["gold", "lead"],
        ["copper", "manager"],
      ]),
    );
  });
  test("acquaintance, industry and language decide between equals and are given as reasons", () => {
    const people = [
      makeCandidate({ id: "p1" }),
      makeCandidate({ id: "p2", industries: ["toys"], languages: ["en", "ru"] }),
    ];
    const client = makeClient({ industry: "toys", language: "ru", knownByIds: ["p2"], suggestedId: "p2" });
    const [assignment] = assignSuccessors([client], people, split).assignments;
    expect(assignment?.personId).toBe("p2");
    expect(assignment?.reasons).toEqual(
      expect.arrayContaining(["knowsClient", "sameIndustry", "speaksLanguage", "suggestedByLeaver"]),
    );
    expect(assignment?.alternatives).toEqual([
      { personId: "p1", reasons: expect.arrayContaining(["languageMissing"]) },
    ]);
  });
  test("offers at most three alternatives, none of them the person proposed", () => {
    const people = range(6).map((n) => makeCandidate({ id: `p${n}` }));
    const [assignment] = assignSuccessors([makeClient()], people, policy).assignments;
    expect(assignment?.alternatives).toHaveLength(3);
    expect(assignment?.alternatives.map(({ personId }) => personId)).not.toContain(assignment?.personId);
  });
  test("says why a client has nobody", () => {
    const reason = (client: Parameters<typeof makeClient>[0], candidates: ReturnType<typeof makeCandidate>[]) =>
      assignSuccessors([makeClient(client)], candidates, policy).assignments[0]?.unassigned;
    expect(reason({}, [])).toBe("noCandidates");
    expect(reason({}, [makeCandidate({ leaving: true })])).toBe("noCandidates");
    expect(reason({ tier: "gold" }, [makeCandidate({ grade: "manager" })])).toBe("noGrade");
    expect(reason({ excludedIds: ["p1"] }, [makeCandidate()])).toBe("allExcluded");
    expect(reason({}, [makeCandidate({ activeClients: 60 })])).toBe("noCapacity");
    expect(reason({}, [makeCandidate({ hoursFree: 0.5 })])).toBe("noHours");
    expect(reason({}, [makeCandidate()])).toBeNull();
  });
  test("says by how much a plan does not fit", () => {
    const clients = range(70).map((n) => makeClient({ id: `c${n}`, tier: n < 20 ? "gold" : "copper" }));
    const people = [
      makeCandidate({ id: "lead", activeClients: 45 }),
      makeCandidate({ id: "manager", grade: "manager", hoursFree: 20 }),
    ];
    const plan = assignSuccessors(clients, people, policy);
    expect(plan.shortage).toMatchObject({ places: { gold: 5, silver: 5, copper: 0 }, hours: 0 });
    expect(plan.shortage?.clients).toBe(plan.assignments.filter(({ personId }) => personId === null).length);
  });
  test("moves an earlier client where that makes room for one left over", () => {
    const clients = [makeClient({ id: "first", value: 10 }), makeClient({ id: "last", value: 1, excludedIds: ["p2"] })];
    const people = [
      makeCandidate({ id: "p1", capacity: 1, industries: ["x"] }),
      makeCandidate({ id: "p2", capacity: 10, activeClients: 9 }),
    ];
    const plan = assignSuccessors(clients, people, split);
    expect(plan.assignments.map(({ personId }) => personId)).toEqual(["p2", "p1"]);
  });
  test("never exceeds places or hours, grades or exclusions, and never names a leaver", () => {
    const anyClient = fc.record({
      tier: fc.constantFrom<Tier | null>(null, ...tiers),
      value: fc.integer({ min: -1000, max: 1_000_000 }),
      excluded: fc.subarray(["p0", "p1", "p2", "p3"]),
    });
    const anyCandidate = fc.record({
      grade: fc.constantFrom<Grade>(...grades),
      active: fc.boolean(),
      leaving: fc.boolean(),
      activeClients: fc.integer({ min: 55, max: 62 }),
      hoursFree: fc.option(fc.integer({ min: 0, max: 8 })),
    });
    fc.assert(
      fc.property(fc.array(anyClient, { maxLength: 30 }), fc.array(anyCandidate, { maxLength: 4 }), (drawn, people) => {
        const clients = drawn.map(({ excluded, ...rest }, n) =>
          makeClient({ id: `c${n}`, excludedIds: excluded, ...rest }),
        );
        const candidates = people.map((person, n) => makeCandidate({ id: `p${n}`, ...person }));
        const { assignments } = assignSuccessors(clients, candidates, policy);
        expect(assignments.map(({ clientId }) => clientId)).toEqual(clients.map(({ id }) => id));
        for (const candidate of candidates) {
          const own = clients.filter((_, n) => assignments[n]?.personId === candidate.id);
          if (own.length > 0) expect(candidate.active && !candidate.leaving).toBe(true);
          expect(own.length).toBeLessThanOrEqual(Math.max(0, 60 - candidate.activeClients));
          const hours = own.reduce((sum, client) => sum + computeHoursNeeded(client, policy), 0);
          expect(hours).toBeLessThanOrEqual(candidate.hoursFree ?? Number.POSITIVE_INFINITY);
          expect(
            own.every(
              ({ tier, excludedIds }) =>
                isGradeSufficient(candidate.grade, tier) && !excludedIds.includes(candidate.id),
            ),
          ).toBe(true);
        }
      }),
    );
  });
});

describe("R7 balance by value", () => {
  test("a split shares value evenly between equals", () => {
    const clients = range(90).map((n) => makeClient({ id: `c${n}`, value: 1_000_000 / (n + 1) }));
    const people = range(3).map((n) => makeCandidate({ id: `p${n}` }));
    const { assignments } = assignSuccessors(clients, people, split);
    const balance = computePortfolioBalance(
      assignments.map(({ personId }, n) => ({ personId, value: clients[n]?.value ?? 0 })),
    );
    expect(balance.heaviestPercent).toBeLessThan(115);
    expect(balance.shares.map(({ clients: count }) => count).every((count) => count >= 15)).toBe(true);
  });
  test("sums clients and value a person, heaviest first", () => {
    const assignments = [
      { personId: "a", value: 10 },
      { personId: "b", value: 30 },
      { personId: "a", value: -5 },
      { personId: null, value: 99 },
    ];
    expect(computePortfolioBalance(assignments, ["c"])).toEqual({
      shares: [
        { personId: "b", clients: 1, value: 30 },
        { personId: "a", clients: 2, value: 10 },
        { personId: "c", clients: 0, value: 0 },
      ],
      heaviestPercent: 225,
    });
    expect(computePortfolioBalance([]).heaviestPercent).toBeNull();
  });
  test("ten thousand clients among fifty people are planned, short of room or not", () => {
    const clients = range(10_000).map((n) =>
      makeClient({
        id: `c${n}`,
        tier: tiers[n % 3],
        value: (n * 7919) % 100_000,
        industry: `i${n % 20}`,
        knownByIds: [`p${n % 50}`],
      }),
    );
    const people = (capacity: number) =>
      range(50).map((n) => makeCandidate({ id: `p${n}`, grade: grades[n % 3], capacity, industries: [`i${n % 20}`] }));
    for (const capacity of [400, 150]) {
      const plan = assignSuccessors(clients, people(capacity), policy);
      expect(plan.shortage === null).toBe(capacity === 400);
    }
  });
});
