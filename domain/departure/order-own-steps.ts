export interface OwnStep<Code extends string = string> {
  code: Code;
  day: string;
  at: Date | null;
  /** What is counted, null for a date that simply comes. */
  progress: { done: number; of: number } | null;
  /** Whether a date has come; steps with progress are done when all is. */
  passed: boolean;
}

export type OwnStepState = "done" | "now" | "ahead";

/**
 * The leaver's steps in order of their days, each done, now or ahead: what is counted is done with the last one, whatever its day; of the rest the next
 * counted one is now, and whatever is due today or overdue. A date that simply comes is now on its day, not before.
 */
export function orderOwnSteps<Code extends string>(
  steps: readonly OwnStep<Code>[],
  today: string,
): (OwnStep<Code> & { state: OwnStepState })[] {
  const ordered = steps.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const isDone = ({ progress, passed }: OwnStep) => (progress ? progress.done >= progress.of : passed);
  const next = ordered.find((step) => step.progress !== null && !isDone(step));
  return ordered.map((step) => ({
    ...step,
    state: isDone(step) ? "done" : step === next || step.day <= today ? "now" : "ahead",
  }));
}
