import type { RepReadiness, TeamReadiness } from "../../../contracts/routes/readiness.ts";

export type Gap = TeamReadiness["gaps"][number];
/** A rep with the team they belong to. */
export type RepRow = RepReadiness & { team: TeamReadiness["team"] };

export interface Totals {
  clients: number;
  clientsWithGaps: number;
  knownToOne: number;
  /** Clients nobody in their own rep's team could take. */
  uncovered: number;
  annualRevenueMinor: number;
  /** By code, most frequent first. */
  gaps: Gap[];
}

/** The figures of some teams together; each client belongs to one rep, each rep to one team. */
export function sumTeams(teams: readonly TeamReadiness[]): Totals {
  const sum = (of: (team: TeamReadiness) => number) => teams.reduce((total, team) => total + of(team), 0);
  return {
    clients: sum((team) => team.clients),
    clientsWithGaps: sum((team) => team.clientsWithGaps),
    knownToOne: sum((team) => team.knownToOne),
    uncovered: sum(uncoveredOf),
    annualRevenueMinor: sum((team) => team.annualRevenueMinor),
    gaps: sumGaps(teams.flatMap((team) => team.gaps)),
  };
}

export const uncoveredOf = (team: TeamReadiness): number => team.reps.reduce((total, rep) => total + rep.uncovered, 0);

export const repsOf = (teams: readonly TeamReadiness[]): RepRow[] =>
  teams.flatMap(({ team, reps }) => reps.map((rep) => ({ ...rep, team })));

/** How many gaps there are in all. */
export const countGaps = (gaps: readonly Gap[]): number => gaps.reduce((total, gap) => total + gap.count, 0);

function sumGaps(gaps: readonly Gap[]): Gap[] {
  const byCode = Map.groupBy(gaps, (gap) => gap.code);
  return [...byCode].map(([code, list]) => ({ code, count: countGaps(list) })).sort((a, b) => b.count - a.count);
}
