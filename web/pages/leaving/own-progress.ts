import type { OwnSteps } from "../../../contracts/own-departure.ts";

type Step = OwnSteps["steps"][number];

const DAY_MS = 86_400_000;

/** Calendar days from now to the end of a day, today counted; 0 once it is over. `now`: ISO instant, `day`: plain date. */
export function daysUntil(now: string, day: string): number {
  const from = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  const days = (Date.parse(`${day}T00:00:00Z`) - from) / DAY_MS;
  return days < 0 ? 0 : days + 1;
}

/** How many of how many, of one step that counts clients; null where it is not there. */
export function progressOf(steps: readonly Step[], code: Step["code"]): { done: number; of: number } | null {
  return steps.find((step) => step.code === code)?.progress ?? null;
}
