import { sql } from "drizzle-orm";
import type { ServiceDeps } from "../deps.ts";

/** Notes that a part which must run is polling now, by the database's real clock. Part of `/readyz`; call it every few seconds. */
export async function recordHeartbeat(deps: Pick<ServiceDeps, "db">, part: "worker" | "dispatcher"): Promise<void> {
  await deps.db.query.execute(sql`
    insert into heartbeats (part, at) values (${part}, clock_timestamp())
    on conflict (part) do update set at = excluded.at`);
}
