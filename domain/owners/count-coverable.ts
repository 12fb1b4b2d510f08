import { type Grade, grades, type Tier } from "../codes.ts";
import { isGradeSufficient } from "./grade.ts";

/**
 * R5, R6: how many clients find a place with some colleagues: the highest tier first, each with the lowest grade that suffices, so that
 * no higher grade is spent on what a lower one could take.
 */
export function countCoverable(
  clients: Readonly<Record<Tier, number>>,
  takers: readonly { grade: Grade; freePlaces: number }[],
): number {
  const places = new Map(grades.map((grade) => [grade, 0]));
  for (const { grade, freePlaces } of takers) places.set(grade, (places.get(grade) ?? 0) + freePlaces);
  let covered = 0;
  for (const tier of ["gold", "silver", "copper"] as const) {
    let left = clients[tier];
    for (const grade of grades.filter((one) => isGradeSufficient(one, tier))) {
      const taken = Math.min(left, places.get(grade) ?? 0);
      places.set(grade, (places.get(grade) ?? 0) - taken);
      left -= taken;
      covered += taken;
    }
  }
  return covered;
}
