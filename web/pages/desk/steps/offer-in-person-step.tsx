import type { StepProps } from "../../work/steps.ts";

export function OfferInPersonStep(_props: StepProps) {
  return null;
}
