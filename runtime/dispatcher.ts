import { type Client, isGrpcServiceError, WorkflowExecutionAlreadyStartedError } from "@temporalio/client";
import type { PoolClient } from "pg";
import type { Database } from "../db/client.ts";
import { type Running, repeat } from "./repeat.ts";

const EVERY_MS = 50;
const RPC_DEADLINE_MS = 5_000;
/** Workflows signalled at the same time. */
const AT_ONCE = 16;
const BATCH = 500;
/** A wake still there is signalled again after this, doubling to the last. */
const FIRST_REPEAT_MS = 30_000;
const LAST_REPEAT_MS = 3_600_000;
/** One active dispatcher for a database. */
const DISPATCHER_LOCK = 7_305_002;

export interface DispatcherDeps {
  db: Database;
  temporal: Client;
  taskQueue: string;
  onError(error: unknown): void;
}

interface WakeGroup {
  workflow_id: string;
  type: string;
  top: string;
}

/**
 * Carries wakes to Temporal: every 50 ms it groups the rows by workflow and sends each one signalWithStart. Rows are
 * deleted by the pass that saw their facts, never here, but for a workflow whose own row says it has finished. What was
 * signalled and is still there is signalled again after 30 s, doubling to an hour.
 */
export function startDispatcher(deps: DispatcherDeps): Running {
  const sent = new Map<string, { top: bigint; repeatMs: number; at: number }>();
  let holder: PoolClient | null = null;

  const run = repeat(
    async () => {
      holder ??= await takeLock(deps.db);
      if (!holder) return;
      await beat(holder);
      const { rows } = await holder.query<WakeGroup>(
        `select workflow_id, type, max(id)::text as top from wakes group by workflow_id, type order by min(id) limit $1`,
        [BATCH + sent.size],
      );
      const present = new Set(rows.map((row) => row.workflow_id));
      for (const id of sent.keys()) if (!present.has(id)) sent.delete(id);
      const due = rows.filter((row) => isDue(sent, row, performance.now())).slice(0, BATCH);
      for (let from = 0; from < due.length; from += AT_ONCE) {
        await Promise.all(due.slice(from, from + AT_ONCE).map((row) => signal(deps, sent, row)));
      }
    },
    EVERY_MS,
    (error) => {
      // The lock lives in its connection: with an error on it, a fresh one must be taken.
      holder?.release(true);
      holder = null;
      deps.onError(error);
    },
  );
  return {
    stop: async () => {
      await run.stop();
      holder?.release(true);
    },
  };
}

async function takeLock(db: Database): Promise<PoolClient | null> {
  const client = await db.pool.connect();
  const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [
    DISPATCHER_LOCK,
  ]);
  if (!rows[0]?.taken) {
    client.release();
    return null;
  }
  // Postgres going away ends this connection between two polls; the next poll then fails and takes the lock anew.
  client.on("error", () => {});
  return client;
}

let lastBeat = 0;
/** Shows that a worker process lives; part of `/readyz`. */
async function beat(client: PoolClient): Promise<void> {
  if (performance.now() - lastBeat < 1_000) return;
  lastBeat = performance.now();
  await client.query(
    `insert into heartbeats (part, at) values ('dispatcher', clock_timestamp()) on conflict (part) do update set at = excluded.at`,
  );
}

function isDue(sent: Map<string, { top: bigint; repeatMs: number; at: number }>, row: WakeGroup, now: number): boolean {
  const before = sent.get(row.workflow_id);
  return !before || BigInt(row.top) > before.top || now - before.at > before.repeatMs;
}

async function signal(
  deps: DispatcherDeps,
  sent: Map<string, { top: bigint; repeatMs: number; at: number }>,
  row: WakeGroup,
): Promise<void> {
  const before = sent.get(row.workflow_id);
  const repeated = before !== undefined && BigInt(row.top) <= before.top;
  const repeatMs = repeated ? Math.min(LAST_REPEAT_MS, before.repeatMs * 2) : FIRST_REPEAT_MS;
  sent.set(row.workflow_id, { top: BigInt(row.top), repeatMs, at: performance.now() });
  try {
    await deps.temporal.withDeadline(Date.now() + RPC_DEADLINE_MS, () =>
      deps.temporal.workflow.signalWithStart(row.type, {
        workflowId: row.workflow_id,
        taskQueue: deps.taskQueue,
        args: [row.workflow_id.slice(row.type.length + 1)],
        signal: "wake",
        workflowIdReusePolicy: "ALLOW_DUPLICATE_FAILED_ONLY",
        workflowIdConflictPolicy: "USE_EXISTING",
      }),
    );
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return settleClosed(deps, row);
    // Not delivered: the next poll tries again, Temporal's absence is reported once a try.
    sent.delete(row.workflow_id);
    if (isGrpcServiceError(error)) return deps.onError(error);
    throw error;
  }
}

/** The workflow has run to its end. If its own row says so too, these wakes have nothing to tell; else raise the alarm. */
async function settleClosed(deps: DispatcherDeps, row: WakeGroup): Promise<void> {
  await deps.db.pool.query(
    `with finished as (select id from workflows where id = $1 and state = 'finished'),
          gone as (delete from wakes where workflow_id in (select id from finished) and id <= $2)
     update workflows set alarm = 'closedInTemporal' where id = $1 and state = 'running'`,
    [row.workflow_id, row.top],
  );
}
