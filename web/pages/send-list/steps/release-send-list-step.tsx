import type { StepProps } from "../../work/steps.ts";
import { SendListBoard } from "../send-list-board.tsx";

/** The head's task: look at the letters, hold some back, release the others. */
export function ReleaseSendListStep({ task, onDone }: StepProps) {
  return <SendListBoard departureId={task.departureId} onReleased={onDone} />;
}
