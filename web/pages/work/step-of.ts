import { type ComponentType, lazy } from "react";
import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";
import { type StepProps, steps } from "./steps.ts";

type Step = ComponentType<StepProps>;

const loaded = new Map<TaskKind, Step>();
const awaited = new Map<TaskKind, Step>();

/** Fetches what one kind of task takes. */
export async function loadStep(kind: TaskKind): Promise<Step> {
  const step = await steps[kind]();
  loaded.set(kind, step);
  return step;
}

/** One component a kind, so that a new look at the task does not begin its form anew; one that is already here is shown at once. */
export function stepOf(kind: TaskKind): Step {
  const step = awaited.get(kind) ?? loaded.get(kind) ?? lazy(async () => ({ default: await loadStep(kind) }));
  awaited.set(kind, step);
  return step;
}
