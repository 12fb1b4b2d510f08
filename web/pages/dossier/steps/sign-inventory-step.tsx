import type { StepProps } from "../../work/steps.ts";

export function SignInventoryStep(_props: StepProps) {
  return null;
}
