import type { Grade } from "../domain/codes.ts";
import type { Random } from "./random.ts";

/** What a rep's book is to look like; people are made to fit it. */
export interface BookPlan {
  /** Index into `teamPlaces`. */
  team: number;
  clients: number;
  grade: Grade;
  /** Active clients they could take on top of those they have (R5). */
  freePlaces: number;
}

const TOTAL_CLIENTS = 3_000;
/** The rep whose departure is hardest. */
const LARGEST_BOOK = 450;
const SMALLEST_BOOK = 3;
/** A head with a book of their own. */
export const HEADS_BOOK = 41;
/** Team of the head with a book. */
export const HEADS_BOOK_TEAM = 3;

const REPS = 40;
const TEAMS = 5;
/** The teams of the two special reps come last, so that all end up with eight. */
const teamsInTurn = [1, 3, 4, 0, 2];
/** About 600 in all, enough in every grade, and nobody with so many that three of them could take the largest book. */
const freePlacesByGrade: Readonly<Record<Grade, number>> = { leadingSpecialist: 180, seniorManager: 220, manager: 200 };
const MOST_FREE_PLACES = 60;

/** Forty books in five teams: the largest first, the smallest second, the rest between 30 and 110 clients. */
export function planBooks(random: Random): BookPlan[] {
  const others = REPS - 2;
  const sizes = shareOut(
    random,
    TOTAL_CLIENTS - LARGEST_BOOK - SMALLEST_BOOK - HEADS_BOOK,
    Array.from({ length: others }, () => 0.5 + random.next()),
    { least: 30, most: 110 },
  );
  // Every team has all grades, dealt in turn; the two special reps complete theirs.
  const gradesInTurn: Grade[] = ["manager", "seniorManager", "leadingSpecialist", "seniorManager", "manager"];
  const plans: BookPlan[] = [
    { team: 0, clients: LARGEST_BOOK, grade: "leadingSpecialist", freePlaces: 0 },
    { team: 2, clients: SMALLEST_BOOK, grade: "manager", freePlaces: 0 },
    ...sizes.map((clients, i): BookPlan => {
      const team = teamsInTurn[i % TEAMS] ?? 0;
      return {
        team,
        clients,
        grade: gradesInTurn[(Math.floor(i / TEAMS) + team) % gradesInTurn.length] as Grade,
        freePlaces: 0,
      };
    }),
  ];
  for (const grade of Object.keys(freePlacesByGrade) as Grade[]) {
    const holders = plans.slice(1).filter((plan) => plan.grade === grade);
    // A few are full; the others have room for a little or for much.
    const weights = holders.map((_, i) => (i % 6 === 5 ? 0 : 0.3 + random.next()));
    const places = shareOut(random, freePlacesByGrade[grade], weights, { least: 0, most: MOST_FREE_PLACES });
    for (const [i, plan] of holders.entries()) plan.freePlaces = places[i] ?? 0;
  }
  return plans;
}

/** Whole numbers that sum to `total`, about in proportion to the weights, each within the bounds. */
function shareOut(
  random: Random,
  total: number,
  weights: readonly number[],
  { least, most }: { least: number; most: number },
): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts = weights.map((weight) => Math.min(most, Math.max(least, Math.floor((total * weight) / sum))));
  const eligible = weights.flatMap((weight, i) => (weight > 0 ? [i] : []));
  if (total < least * parts.length || total > most * eligible.length + least * (parts.length - eligible.length)) {
    throw new RangeError(`${total} cannot be shared out within ${least} and ${most}`);
  }
  let left = total - parts.reduce((a, b) => a + b, 0);
  while (left !== 0) {
    const i = random.pick(eligible);
    const step = Math.sign(left);
    const next = (parts[i] ?? 0) + step;
    if (next < least || next > most) continue;
    parts[i] = next;
    left -= step;
  }
  return parts;
}
