import type { StepProps } from "../../work/steps.ts";

export function HoldIntroductionStep(_props: StepProps) {
  return null;
}
