import type { StepProps } from "../../work/steps.ts";

export function SettleUnknownEffectStep(_props: StepProps) {
  return null;
}
