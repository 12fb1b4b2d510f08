import type { StepProps } from "../../work/steps.ts";

export function CompleteDossiersStep(_props: StepProps) {
  return null;
}
