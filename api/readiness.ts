import type { RequestHandler } from "express";
import { readReadiness } from "../services/wakes/read-readiness.ts";
import type { AppDeps } from "./app-deps.ts";

/** A wake nobody has taken for so long means workflows don't run. */
const OLDEST_WAKE_SECONDS = 60;
const HEARTBEAT_SECONDS = 15;

/** The process lives. */
export const answerHealth: RequestHandler = (_request, response) => {
  response.json({ status: "up" });
};

/** 200 only when a departure can be accepted and its workflow runs; 503 names what is missing. */
export function answerReadiness(deps: AppDeps): RequestHandler {
  return async (_request, response) => {
    const [database, temporal] = await Promise.all([
      readReadiness(deps).catch(() => null),
      deps.isTemporalReachable().catch(() => false),
    ]);
    const checks = {
      database: database !== null,
      migrations: database?.migrated ?? false,
      temporal,
      // The dispatcher lives in the worker process, so its beat stands for a worker that has not written its own yet.
      worker: isRecent(database?.workerSecondsAgo ?? database?.dispatcherSecondsAgo),
      dispatcher: isRecent(database?.dispatcherSecondsAgo),
      wakes: database !== null && (database.oldestWakeSeconds ?? 0) < OLDEST_WAKE_SECONDS,
    };
    const ready = Object.values(checks).every(Boolean);
    response.status(ready ? 200 : 503).json({ ready, checks, oldestWakeSeconds: database?.oldestWakeSeconds ?? null });
  };
}

const isRecent = (secondsAgo: number | null | undefined) => secondsAgo != null && secondsAgo < HEARTBEAT_SECONDS;
