import { expect, test } from "vitest";
import type { RepReadiness, TeamReadiness } from "../../contracts/routes/readiness.ts";
import { countGaps, repsOf, sumTeams, uncoveredOf } from "../../web/pages/readiness/sum-teams.ts";

const figures = {
  clients: 0,
  clientsWithGaps: 0,
  gaps: [],
  completeness: null,
  knownToOne: 0,
  annualRevenueMinor: 0,
};
const rep = (name: string, uncovered: number): RepReadiness => ({
  ...figures,
  person: { id: name, name },
  grade: "manager",
  capacity: 60,
  activeClients: 0,
  freePlaces: 60,
  byTier: { gold: 0, silver: 0, copper: 0 },
  couldTakeOver: [],
  covered: 0,
  uncovered,
});
const team = (name: string, overrides: Partial<TeamReadiness>): TeamReadiness => ({
  ...figures,
  team: { id: name, name },
  reps: [],
  ...overrides,
});

test("several teams are summed, gaps by code with the most frequent first", () => {
  const teams = [
    team("A", {
      clients: 3,
      clientsWithGaps: 2,
      knownToOne: 1,
      annualRevenueMinor: 500,
      gaps: [
        { code: "noContact", count: 3 },
        { code: "noHistory", count: 2 },
      ],
      reps: [rep("Ann", 2), rep("Ben", 1)],
    }),
    team("B", { clients: 1, gaps: [{ code: "noHistory", count: 4 }], reps: [rep("Cas", 4)] }),
  ];
  const totals = sumTeams(teams);
  expect(totals).toMatchObject({
    clients: 4,
    clientsWithGaps: 2,
    knownToOne: 1,
    annualRevenueMinor: 500,
    uncovered: 7,
  });
  expect(totals.gaps).toEqual([
    { code: "noHistory", count: 6 },
    { code: "noContact", count: 3 },
  ]);
  expect(countGaps(totals.gaps)).toBe(9);
});

test("a rep keeps the team they belong to, and a team counts the clients of all of its reps without a place", () => {
  const one = team("A", { reps: [rep("Ann", 2), rep("Ben", 1)] });
  expect(uncoveredOf(one)).toBe(3);
  expect(repsOf([one]).map(({ person, team: { name } }) => `${person.name} of ${name}`)).toEqual([
    "Ann of A",
    "Ben of A",
  ]);
});
