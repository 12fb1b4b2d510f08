import type { StepProps } from "../../work/steps.ts";
import { OwnerApproval } from "../approval/owner-approval.tsx";

/** The head's task: the same page of approval, inside the task. */
export function ApproveOwnersStep({ task, onDone }: StepProps) {
  return <OwnerApproval departureId={task.departureId} onFinished={onDone} />;
}
