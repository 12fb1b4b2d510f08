import type { StepProps } from "../../work/steps.ts";

export function AcknowledgeDepartmentStep(_props: StepProps) {
  return null;
}
