import type { StepProps } from "../../work/steps.ts";

export function DecideAloneStep(_props: StepProps) {
  return null;
}
