import type { StepProps } from "../../work/steps.ts";

export function AcceptLooseWorkStep(_props: StepProps) {
  return null;
}
