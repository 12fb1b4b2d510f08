import type { TaskItem } from "../../../contracts/routes/tasks.ts";

export const taskFilters = ["all", "late", "today", "week", "deputy"] as const;
export type TaskFilter = (typeof taskFilters)[number];

const WEEK_MS = 7 * 86_400_000;

/** The tasks a filter lets through; `now`: business time, ISO. */
export function filterTasks(items: readonly TaskItem[], filter: TaskFilter, now: string): TaskItem[] {
  const today = now.slice(0, 10);
  const weekEnd = new Date(new Date(now).getTime() + WEEK_MS).toISOString();
  const passes: Record<TaskFilter, (task: TaskItem) => boolean> = {
    all: () => true,
    late: (task) => task.overdue,
    today: (task) => task.dueDay <= today,
    week: (task) => task.dueAt <= weekEnd,
    deputy: (task) => task.forId !== null,
  };
  return items.filter(passes[filter]);
}
