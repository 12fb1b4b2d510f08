import { type Client, isGrpcServiceError, WorkflowExecutionAlreadyStartedError } from "@temporalio/client";
import type { ClientBase, Pool } from "pg";
import type { Database } from "../db/client.ts";

const RPC_DEADLINE_MS = 5_000;
/** Workflows signalled at the same time. */
const AT_ONCE = 16;
const BATCH = 500;
/** A wake still there is signalled again after this, doubling to the last. */
const FIRST_REPEAT_MS = 30_000;
/** One that Temporal refused, sooner. */
const FIRST_RETRY_MS = 2_000;
/** While what was signalled still stands, a pass is under way that may see newer wakes too: they wait this long. */
const UNDER_WAY_MS = 1_000;
/** With Temporal away, how long until it is tried again; doubles to the last. */
const FIRST_AWAY_MS = 250;
const LAST_AWAY_MS = 5_000;
const LAST_REPEAT_MS = 3_600_000;

export interface DispatchDeps {
  db: Database;
  temporal: Client;
  taskQueue: string;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
  onError(error: unknown): void;
}

interface WakeGroup {
  workflow_id: string;
  type: string;
  ids: string[];
}

/** What was last signalled to a workflow. */
interface Sent {
  ids: ReadonlySet<string>;
  repeatMs: number;
  at: number;
}

/**
 * One look at the wakes after another: each groups the rows by workflow and sends those that are due one signalWithStart. Rows
 * are deleted by the pass that saw their facts, never here. What was signalled and is still there is signalled again after
 * 30 s, doubling to an hour. A workflow that has finished is started once more by a wake: something came late. While
 * Temporal is away the rows wait, and it is tried again after a quarter of a second, doubling to five.
 */
export function createDispatch(deps: DispatchDeps): (reader: ClientBase | Pool) => Promise<void> {
  const sent = new Map<string, Sent>();
  let away = { ms: 0, until: Number.NEGATIVE_INFINITY };
  return async (reader) => {
    if (deps.now() < away.until) return;
    const { rows } = await reader.query<WakeGroup>(
      `select workflow_id, type, array_agg(id) as ids from wakes group by workflow_id, type order by min(id) limit $1`,
      [BATCH + sent.size],
    );
    const present = new Set(rows.map((row) => row.workflow_id));
    for (const id of sent.keys()) if (!present.has(id)) sent.delete(id);
    const due = rows.filter((row) => isDue(sent.get(row.workflow_id), row, deps.now())).slice(0, BATCH);
    for (let from = 0; from < due.length; from += AT_ONCE) {
      const reached = await Promise.all(due.slice(from, from + AT_ONCE).map((row) => signal(deps, sent, row)));
      const ms = reached.every(Boolean) ? 0 : Math.min(LAST_AWAY_MS, Math.max(FIRST_AWAY_MS, away.ms * 2));
      away = { ms, until: deps.now() + ms };
      if (ms > 0) return;
    }
  };
}

function isDue(before: Sent | undefined, { ids }: WakeGroup, now: number): boolean {
  if (!before || !ids.some((id) => before.ids.has(id))) return true;
  const hasNew = ids.some((id) => !before.ids.has(id));
  return now - before.at > (hasNew ? UNDER_WAY_MS : before.repeatMs);
}

/** gRPC's code of a server that cannot be reached. */
const UNAVAILABLE = 14;

/** Signals one workflow. False when Temporal is away; any other refusal concerns this workflow alone, which is tried again soon. */
async function signal(deps: DispatchDeps, sent: Map<string, Sent>, row: WakeGroup): Promise<boolean> {
  const before = sent.get(row.workflow_id);
  const ids = new Set(row.ids);
  const repeated = before !== undefined && row.ids.every((id) => before.ids.has(id));
  const repeatAfter = (firstMs: number) => (repeated ? Math.min(LAST_REPEAT_MS, before.repeatMs * 2) : firstMs);
  sent.set(row.workflow_id, { ids, repeatMs: repeatAfter(FIRST_REPEAT_MS), at: deps.now() });
  try {
    await signalWithStart(deps, row, "ALLOW_DUPLICATE_FAILED_ONLY").catch(async (error) => {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      if (await mayStartAgain(deps, row)) await signalWithStart(deps, row, "ALLOW_DUPLICATE");
    });
    return true;
  } catch (error) {
    const refusal = findGrpcError(error);
    if (!refusal) throw error;
    deps.onError(error);
    sent.set(row.workflow_id, { ids, repeatMs: repeatAfter(FIRST_RETRY_MS), at: deps.now() });
    if (refusal.code !== UNAVAILABLE) return true;
    sent.delete(row.workflow_id);
    return false;
  }
}

/** The client wraps what gRPC says into an error of its own. */
function findGrpcError(error: unknown): { code: number } | null {
  if (isGrpcServiceError(error)) return error;
  const cause = error instanceof Error ? error.cause : undefined;
  return isGrpcServiceError(cause) ? cause : null;
}

function signalWithStart(
  deps: DispatchDeps,
  row: WakeGroup,
  workflowIdReusePolicy: "ALLOW_DUPLICATE_FAILED_ONLY" | "ALLOW_DUPLICATE",
): Promise<unknown> {
  return deps.temporal.withDeadline(Date.now() + RPC_DEADLINE_MS, () =>
    deps.temporal.workflow.signalWithStart(row.type, {
      workflowId: row.workflow_id,
      taskQueue: deps.taskQueue,
      args: [row.workflow_id.slice(row.type.length + 1)],
      signal: "wake",
      workflowIdReusePolicy,
      workflowIdConflictPolicy: "USE_EXISTING",
    }),
  );
}

/**
 * The workflow has run to its end. If its own row says so too, these wakes are of something that came late, and it looks
 * once more; else somebody ended it in Temporal, which is an alarm. Without a row nothing may run.
 */
async function mayStartAgain(deps: DispatchDeps, row: WakeGroup): Promise<boolean> {
  const { rows } = await deps.db.pool.query<{ state: string }>(
    `with alarmed as (update workflows set alarm = 'closedInTemporal' where id = $1 and state = 'running')
     select state from workflows where id = $1`,
    [row.workflow_id],
  );
  return rows[0]?.state === "finished";
}
