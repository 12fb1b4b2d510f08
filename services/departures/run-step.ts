import { type SQL, sql } from "drizzle-orm";
import type { ServiceDeps } from "../deps.ts";
import { askAboutFailingStep, endFailingStep, TRIES_BEFORE_ASKING } from "./failing-steps.ts";

/** First wait after a failure, doubling to the last. */
const FIRST_WAIT_MS = 2_000;
const LAST_WAIT_MS = 15 * 60_000;

/** For a query: the wait after so many failures in a row. */
export const waitAfter = (attempts: SQL): SQL =>
  sql`least(${LAST_WAIT_MS}, ${FIRST_WAIT_MS} * power(2, least(${attempts} - 1, 12))) * interval '1 millisecond'`;

/**
 * Runs one step of a pass. A failure is a fact, not an exception: its count and next try are kept and the pass goes on;
 * after the fifth the head is asked to look into it. Only a lost database reaches Temporal's retry.
 */
export async function runStep(
  deps: ServiceDeps,
  workflowId: string,
  step: string,
  work: () => Promise<void>,
): Promise<{ ok: boolean }> {
  try {
    await work();
    const { rows } = await deps.db.query.execute<{ attempts: number }>(sql`
      update steps s set attempts = 0, next_attempt_at = null, done_at = clock_timestamp(), failure = null
      from (select workflow_id, step, attempts from steps where workflow_id = ${workflowId} and step = ${step}) before
      where s.workflow_id = before.workflow_id and s.step = before.step
      returning before.attempts`);
    if (rows.some(({ attempts }) => attempts >= TRIES_BEFORE_ASKING)) await endFailingStep(deps, workflowId);
    return { ok: true };
  } catch (error) {
    if (isConnectionLost(error)) throw error;
    await keepFailure(deps, workflowId, step, error);
    return { ok: false };
  }
}

/** Keeps a failed try of a step: its count, its text and when it is next due. */
export async function keepFailure(deps: ServiceDeps, workflowId: string, step: string, error: unknown): Promise<void> {
  // The text stays in the database, for people who may read it; histories and the audit carry codes only.
  const failure = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const { rows } = await deps.db.query.execute<{ attempts: number }>(sql`
    insert into steps (workflow_id, step, attempts, next_attempt_at, failure)
    values (${workflowId}, ${step}, 1, clock_timestamp() + ${FIRST_WAIT_MS} * interval '1 millisecond', ${failure})
    on conflict (workflow_id, step) do update set
      attempts = steps.attempts + 1,
      failure = excluded.failure,
      next_attempt_at = clock_timestamp() + ${waitAfter(sql`(steps.attempts + 1)`)}
    returning attempts`);
  if (rows.some(({ attempts }) => attempts >= TRIES_BEFORE_ASKING)) await askAboutFailingStep(deps, workflowId);
}

/** Connection failures of the driver and Postgres's class 57 (shutdown) and 08 (connection). */
function isConnectionLost(error: unknown): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  const code = (cause as { code?: string }).code ?? "";
  return code.startsWith("08") || code.startsWith("57P") || ["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(code);
}
