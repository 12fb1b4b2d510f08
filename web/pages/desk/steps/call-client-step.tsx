import type { StepProps } from "../../work/steps.ts";

export function CallClientStep(_props: StepProps) {
  return null;
}
