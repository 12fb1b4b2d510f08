import type { PoolClient } from "pg";
import type { Database } from "../db/client.ts";
import { createDispatch, type DispatchDeps } from "./dispatch-wakes.ts";
import { type Running, repeat } from "./repeat.ts";

const EVERY_MS = 50;
/** One active dispatcher for a database. */
const DISPATCHER_LOCK = 7_305_002;

/** Carries wakes to Temporal: looks at them every 50 ms, in one process at a time. */
export function startDispatcher(deps: Omit<DispatchDeps, "now">): Running {
  const dispatch = createDispatch({ ...deps, now: () => performance.now() });
  let holder: PoolClient | null = null;

  const run = repeat(
    async () => {
      holder ??= await takeLock(deps.db);
      if (!holder) return;
      await beat(holder);
      await dispatch(holder);
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
  let taken = false;
  try {
    const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [
      DISPATCHER_LOCK,
    ]);
    taken = rows[0]?.taken ?? false;
  } finally {
    if (!taken) client.release();
  }
  return taken ? client : null;
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
