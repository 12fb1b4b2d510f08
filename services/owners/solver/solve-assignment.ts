import { Worker } from "node:worker_threads";
import type { AssignmentModel } from "../../../domain/owners/assignment-model.ts";

/** A solver's answer: where each client goes; null leaves it out. */
export type AssignmentAnswer = { clientId: string; candidateId: string | null }[];

/**
 * Solves an assignment model as a linear programme in a worker thread of its own, whose memory goes with it. Null when it found no optimum within
 * `timeLimitMs` or failed: the caller then chooses greedily. The answer is still to be checked.
 */
export function solveAssignment(model: AssignmentModel, timeLimitMs: number): Promise<AssignmentAnswer | null> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: { model, timeLimitSeconds: timeLimitMs / 1000 },
  });
  return new Promise((resolve) => {
    const finish = (answer: AssignmentAnswer | null) => {
      clearTimeout(limit);
      void worker.terminate();
      resolve(answer);
    };
    // The solver's own limit comes first; this one ends a thread that no longer looks at it.
    const limit = setTimeout(() => finish(null), timeLimitMs * 1.5);
    worker.once("message", finish);
    worker.once("error", () => finish(null));
    worker.once("exit", () => finish(null));
  });
}
