import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import type { TaskItem } from "../../../contracts/routes/tasks.ts";
import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";
import { addFurtherWords } from "../../texts/i18n.ts";
import { readApprovalAhead } from "../owners/approval/read-ahead.ts";
import { loadStep } from "./step-of.ts";

/** What a kind of task begins to read while its page is drawn. */
const readings: Partial<Record<TaskKind, (cache: QueryClient, task: TaskItem) => void>> = {
  approveOwners: (cache, { departureId }) => readApprovalAhead(cache, { departureId }),
};

/** Whoever looks at a list of tasks opens one next: what that takes is fetched as soon as the browser has nothing else to do. */
export function useCodeAhead(tasks: readonly TaskItem[]): void {
  const kinds = [...new Set(tasks.map(({ kind }) => kind))].sort().join(" ");
  useEffect(() => {
    if (kinds === "") return;
    return whenIdle(() => {
      // What fails here is asked for again, and shown, when the task is opened.
      void Promise.allSettled([
        import("./task-page.tsx"),
        addFurtherWords(),
        ...kinds.split(" ").map((kind) => loadStep(kind as TaskKind)),
      ]);
    });
  }, [kinds]);
}

/** Begins to read what a task starts with, beside the opening of its page. */
export function useReadAhead(): (task: TaskItem) => void {
  const cache = useQueryClient();
  return useCallback((task) => readings[task.kind]?.(cache, task), [cache]);
}

/** Not every browser tells when it is idle. */
function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(act, 300);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(act);
  return () => cancelIdleCallback(handle);
}
