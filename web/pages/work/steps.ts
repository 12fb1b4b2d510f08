import type { ComponentType } from "react";
import type { TaskItem } from "../../../contracts/routes/tasks.ts";
import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";

/** What a person does for one kind of task. `onDone` takes what came of it, in words, and opens what waits next. */
export interface StepProps {
  task: TaskItem;
  onDone: (what: string) => void;
}

type Step = () => Promise<ComponentType<StepProps>>;

/** Every kind of task and what it takes to do it, each loaded when it is first opened. */
export const steps: Partial<Record<TaskKind, Step>> = {};
