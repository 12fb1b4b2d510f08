import type { StepProps } from "../../work/steps.ts";

export function ApproveOwnersStep(_props: StepProps) {
  return null;
}
