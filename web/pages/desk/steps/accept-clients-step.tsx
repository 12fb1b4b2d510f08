import type { StepProps } from "../../work/steps.ts";

export function AcceptClientsStep(_props: StepProps) {
  return null;
}
