import type { RepReadiness, TeamReadiness } from "../../contracts/routes/readiness.ts";
import type { Tier } from "../../domain/codes.ts";
import { computeBookCompleteness } from "../../domain/inventory/completeness.ts";
import { countCoverable } from "../../domain/owners/count-coverable.ts";
import { isGradeSufficient } from "../../domain/owners/grade.ts";
import { assignEffectiveTiers } from "../../domain/value/assign-effective-tiers.ts";
import type { ReadinessClient } from "./read-books.ts";
import type { Seller } from "./read-teams.ts";

/** The figures of some clients together. */
export function sumBook(clients: readonly ReadinessClient[]): Omit<TeamReadiness, "team" | "reps"> {
  const sum = (of: (client: ReadinessClient) => number) => clients.reduce((total, client) => total + of(client), 0);
  const gaps = Map.groupBy(
    clients.flatMap((client) => client.gaps),
    ({ code }) => code,
  );
  return {
    clients: clients.length,
    clientsWithGaps: clients.filter((client) => client.gaps.length > 0).length,
    gaps: [...gaps].map(([code, list]) => ({ code, count: list.length })).sort((a, b) => b.count - a.count),
    completeness: computeBookCompleteness({
      clients: clients.length,
      percents: sum((client) => client.completeness),
      looseWork: 0,
      acceptedLooseWork: 0,
    }),
    knownToOne: clients.filter((client) => client.knownToOne).length,
    annualRevenueMinor: sum((client) => client.annualRevenue),
  };
}

/** One rep's book, and which colleagues of the team could take it over: by grade (R6) and spare capacity (R5). */
export function sumRep(seller: Seller, clients: readonly ReadinessClient[], team: readonly Seller[]): RepReadiness {
  const byTier: Record<Tier, number> = { gold: 0, silver: 0, copper: 0 };
  const scaled = clients.map(({ id, annualProfit, referredById }) => ({ id, profit: annualProfit, referredById }));
  for (const { effectiveTier } of assignEffectiveTiers(scaled)) byTier[effectiveTier] += 1;
  const couldTakeOver = team
    .filter((one) => one.id !== seller.id && one.stays && freePlacesOf(one) > 0)
    .map((one) => ({ id: one.id, name: one.name, grade: one.grade, freePlaces: freePlacesOf(one), fits: fitsOf(one) }))
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => b.fits - a.fits || b.freePlaces - a.freePlaces);
  const covered = countCoverable(byTier, couldTakeOver);
  return {
    ...sumBook(clients),
    person: { id: seller.id, name: seller.name },
    grade: seller.grade,
    capacity: seller.capacity,
    activeClients: seller.activeClients,
    freePlaces: freePlacesOf(seller),
    byTier,
    couldTakeOver,
    covered,
    uncovered: clients.length - covered,
  };

  function fitsOf({ grade }: Seller): number {
    return (["gold", "silver", "copper"] as const)
      .filter((tier) => isGradeSufficient(grade, tier))
      .reduce((total, tier) => total + byTier[tier], 0);
  }
}

const freePlacesOf = ({ capacity, activeClients }: Seller): number => Math.max(0, capacity - activeClients);
