import type { OwnSteps } from "../../../contracts/own-departure.ts";

type Step = OwnSteps["steps"][number];

/** How many of how many, of one step that counts clients; null where it is not there. */
export function progressOf(steps: readonly Step[], code: Step["code"]): { done: number; of: number } | null {
  return steps.find((step) => step.code === code)?.progress ?? null;
}
