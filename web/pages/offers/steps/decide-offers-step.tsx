import type { StepProps } from "../../work/steps.ts";
import { OffersBoard } from "../offers-board.tsx";

/** The head's task: one decision for a group, exceptions, the rest as proposed. */
export function DecideOffersStep({ task, onDone }: StepProps) {
  return <OffersBoard departureId={task.departureId} onAllDecided={onDone} />;
}
