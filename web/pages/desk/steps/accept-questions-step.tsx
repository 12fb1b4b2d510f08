import type { StepProps } from "../../work/steps.ts";

export function AcceptQuestionsStep(_props: StepProps) {
  return null;
}
