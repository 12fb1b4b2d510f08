import type { StepProps } from "../../work/steps.ts";

export function CloseSystemStep(_props: StepProps) {
  return null;
}
