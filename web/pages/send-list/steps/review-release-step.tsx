import type { StepProps } from "../../work/steps.ts";

export function ReviewReleaseStep(_props: StepProps) {
  return null;
}
