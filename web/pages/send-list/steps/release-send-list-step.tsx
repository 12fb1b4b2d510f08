import type { StepProps } from "../../work/steps.ts";

export function ReleaseSendListStep(_props: StepProps) {
  return null;
}
