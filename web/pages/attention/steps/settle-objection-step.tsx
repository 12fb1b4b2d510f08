import type { StepProps } from "../../work/steps.ts";

export function SettleObjectionStep(_props: StepProps) {
  return null;
}
