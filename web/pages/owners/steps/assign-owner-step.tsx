import type { StepProps } from "../../work/steps.ts";

export function AssignOwnerStep(_props: StepProps) {
  return null;
}
