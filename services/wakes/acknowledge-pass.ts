import { sql } from "drizzle-orm";
import { endFailingStep, TRIES_BEFORE_ASKING } from "../departures/failing-steps.ts";
import type { ServiceDeps } from "../deps.ts";

/**
 * Ends a pass: deletes the workflow's own wake rows that its snapshot saw, and keeps when it is next due. A wake that
 * came after the snapshot stays and is signalled again, so it lives until a pass that saw its facts has ended; one of a
 * transaction that has not been here came with a dump of another server, before every pass. The pass found nothing due:
 * failed tries of steps whose time has come again are of steps that others have made needless.
 */
export async function acknowledgePass(
  deps: ServiceDeps,
  pass: { workflowId: string; snapshot: string; nextDueAt: string | null; finished: boolean },
): Promise<void> {
  const { rows } = await deps.db.query.execute<{ recovered: boolean }>(sql`
    with failing as (
      select count(*) filter (where attempts >= ${TRIES_BEFORE_ASKING} and next_attempt_at <= clock_timestamp()) > 0 as recovered
      from steps where workflow_id = ${pass.workflowId}
    ), seen as (
      delete from wakes where workflow_id = ${pass.workflowId} and (pg_visible_in_snapshot(xid, ${pass.snapshot}::pg_snapshot)
        or xid >= pg_snapshot_xmax(pg_current_snapshot()))
    ), needless as (
      update steps set next_attempt_at = null, attempts = 0
      where workflow_id = ${pass.workflowId} and next_attempt_at <= clock_timestamp()
    ), noted as (
    update workflows set next_due_at = ${pass.nextDueAt}::timestamptz, state = ${pass.finished ? "finished" : "running"}
    where id = ${pass.workflowId}
      and (next_due_at is distinct from ${pass.nextDueAt}::timestamptz or state <> ${pass.finished ? "finished" : "running"})
    )
    select recovered from failing`);
  if (rows[0]?.recovered) await endFailingStep(deps, pass.workflowId);
}
