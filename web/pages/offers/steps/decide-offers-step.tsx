import type { StepProps } from "../../work/steps.ts";

export function DecideOffersStep(_props: StepProps) {
  return null;
}
