import type { StepProps } from "../../work/steps.ts";

export function ConfirmDepartureStep(_props: StepProps) {
  return null;
}
