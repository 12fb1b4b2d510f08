import { log } from "@temporalio/activity";
import { ApplicationFailure, TemporalFailure } from "@temporalio/common";

type Activity = (...args: never[]) => Promise<unknown>;

/**
 * Activities whose failures reach Temporal's history as codes alone: messages of the database hold statements and their
 * values, which may be personal. The worker's log, on its own machine, keeps the whole error.
 */
export function hideDetails<T extends Record<string, Activity>>(activities: T): T {
  const hidden = Object.entries(activities).map(([name, activity]) => [
    name,
    async (...args: never[]) => {
      try {
        return await activity(...args);
      } catch (error) {
        if (error instanceof TemporalFailure) throw error;
        log.error(`${name} failed`, { error });
        throw ApplicationFailure.retryable(`${name} failed`, codeOf(error));
      }
    },
  ]);
  return Object.fromEntries(hidden) as T;
}

/** The driver's or Postgres's code, else the error's class. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { code } = (error.cause ?? error) as { code?: unknown };
  return typeof code === "string" ? code : error.name;
}
