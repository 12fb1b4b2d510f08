import type { StepProps } from "../../work/steps.ts";

export function SendLetterStep(_props: StepProps) {
  return null;
}
