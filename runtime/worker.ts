import { type NativeConnection, Worker } from "@temporalio/worker";

export type WorkerParts = {
  connection: NativeConnection;
  namespace: string;
  taskQueue: string;
  /** File of `buildWorkflowBundle`. */
  bundlePath: string;
  activities: object;
};

/** Temporal worker of all workflow types. `run()` it, and `shutdown()` drains: what runs gets ten seconds to end. */
export function createWorker(parts: WorkerParts): Promise<Worker> {
  return Worker.create({
    connection: parts.connection,
    namespace: parts.namespace,
    taskQueue: parts.taskQueue,
    workflowBundle: { codePath: parts.bundlePath },
    activities: parts.activities,
    // After a kill the next wake would wait 10 s for the dead worker's own queue.
    stickyQueueScheduleToStartTimeout: "1s",
    shutdownGraceTime: "10s",
    shutdownForceTime: "20s",
    maxCachedWorkflows: 500,
    // Their local activities share the pool's connections; more at once would only wait there, inside their tasks.
    maxConcurrentWorkflowTaskExecutions: 20,
    maxConcurrentLocalActivityExecutions: 20,
    // So that a step on a killed worker is noticed within its heartbeat time-out.
    maxHeartbeatThrottleInterval: "2s",
  });
}
