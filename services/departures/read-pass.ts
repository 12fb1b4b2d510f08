import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import { nextSteps, type StepFact } from "../../domain/departure/next-steps.ts";
import type { Standing } from "./read-standing.ts";

/** What a pass of a workflow sees: steps due in order, until when it may sleep, and the snapshot it saw. Ids and dates only. */
export interface Pass<Step extends string> {
  due: Step[];
  /** The workflow's row says it has nothing more to do. */
  finished: boolean;
  /** Wakes visible in this snapshot are settled by the pass's `ack`. */
  snapshot: string;
  nextDueAt: string | null;
  sleepMs: number;
  standing: Standing;
}

/** How each step finds what it has waiting. */
export type Facts<Step extends string> = Partial<Record<Step, (context: Context, id: string) => Promise<StepFact>>>;

/** A workflow looks again at least this often, whatever its facts say. */
const LONGEST_SLEEP_MS = 24 * 3600 * 1000;

/**
 * One look at the facts of a workflow, inside the caller's REPEATABLE READ transaction. `ended` says that its process is
 * over: it has finished as soon as none of the steps left to it is due or still to come.
 */
export async function readPass<Step extends string>(
  context: Context,
  workflow: { workflowId: string; id: string; ended: boolean; standing: Standing },
  order: readonly Step[],
  readers: Facts<Step>,
): Promise<Pass<Step>> {
  const { tx, businessNow, realNow } = context;
  const { workflowId, id, ended, standing } = workflow;
  const facts: Partial<Record<Step, StepFact>> = {};
  for (const step of order) {
    const read = readers[step];
    if (read) facts[step] = await read(context, id);
  }
  const { rows } = await tx.execute<{ snapshot: string; step: Step | null; next_attempt_at: string | null }>(sql`
    select pg_current_snapshot()::text as snapshot, s.step, s.next_attempt_at
    from (values (1)) one left join steps s on s.workflow_id = ${workflowId} and s.next_attempt_at is not null`);
  const failures = new Map(
    rows.flatMap(({ step, next_attempt_at: at }) =>
      step && at ? [[step, { nextAttemptAt: new Date(at) }] as const] : [],
    ),
  );
  const { due, sleepUntil, retryAt } = nextSteps(order, facts, failures, { business: businessNow, real: realNow });
  const waits = [
    sleepUntil ? sleepUntil.getTime() - businessNow.getTime() : LONGEST_SLEEP_MS,
    retryAt ? retryAt.getTime() - realNow.getTime() : LONGEST_SLEEP_MS,
  ];
  return {
    due,
    finished: ended && due.length === 0 && sleepUntil === null && retryAt === null,
    snapshot: (rows[0] as { snapshot: string }).snapshot,
    nextDueAt: sleepUntil?.toISOString() ?? null,
    sleepMs: Math.max(100, Math.min(LONGEST_SLEEP_MS, ...waits)),
    standing,
  };
}
