import type { StepProps } from "../../work/steps.ts";

export function MakeFirstContactStep(_props: StepProps) {
  return null;
}
