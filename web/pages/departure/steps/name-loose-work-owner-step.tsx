import type { StepProps } from "../../work/steps.ts";

export function NameLooseWorkOwnerStep(_props: StepProps) {
  return null;
}
