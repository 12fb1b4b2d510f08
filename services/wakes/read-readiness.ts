import { sql } from "drizzle-orm";
import type { ServiceDeps } from "../deps.ts";

export interface Readiness {
  /** The newest table this version needs is there. */
  migrated: boolean;
  /** Age of the oldest wake no pass has settled, seconds by the real clock; null without one. */
  oldestWakeSeconds: number | null;
  workerSecondsAgo: number | null;
  dispatcherSecondsAgo: number | null;
}

/** What of the database decides whether a departure can be accepted and its workflow runs. */
export async function readReadiness(deps: Pick<ServiceDeps, "db">): Promise<Readiness> {
  const { rows: present } = await deps.db.query.execute<{ migrated: boolean }>(
    sql`select to_regclass('public.heartbeats') is not null and to_regclass('auth.users') is not null as migrated`,
  );
  if (!present[0]?.migrated) {
    return { migrated: false, oldestWakeSeconds: null, workerSecondsAgo: null, dispatcherSecondsAgo: null };
  }
  const { rows } = await deps.db.query.execute<Omit<Readiness, "migrated"> & Record<string, unknown>>(sql`
    with seen as (select part, extract(epoch from clock_timestamp() - at)::float8 as ago from heartbeats)
    select (select extract(epoch from clock_timestamp() - min(at))::float8 from wakes) as "oldestWakeSeconds",
           (select ago from seen where part = 'worker') as "workerSecondsAgo",
           (select ago from seen where part = 'dispatcher') as "dispatcherSecondsAgo"`);
  return { migrated: true, ...(rows[0] as Omit<Readiness, "migrated">) };
}
