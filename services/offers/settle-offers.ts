import { sql } from "drizzle-orm";
import { gates } from "../../db/schema/departures.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { endDecided } from "./close-offer-tasks.ts";
import { isTaskIdle, listTimeouts, unsettled } from "./settle-offers-fact.ts";

const BATCH = 500;
const system = { kind: "system", name: "settleOffers" } as const;

/**
 * Opens the offer's gate of clients whose offer is decided (R14). What nobody decided by a working day past its due date becomes "none: not decided
 * in time", so that no client waits for ever.
 */
export async function settleOffers(deps: ServiceDeps, departureId: string): Promise<void> {
  await decideByTime(deps, departureId);
  while ((await openGates(deps, departureId)) === BATCH);
  await endIdleTask(deps, departureId);
}

function endIdleTask(deps: ServiceDeps, departureId: string): Promise<void> {
  return change(deps.db, system, async (context) => {
    await context.lock.departure(departureId);
    const { rows } = await context.tx.execute<{ idle: boolean }>(sql`select ${isTaskIdle(departureId)} as idle`);
    if (!rows[0]?.idle) return unchanged(undefined);
    await finishTasks(context, { departureId, kinds: ["decideOffers"] }, "moot");
    return done(undefined, [{ verb: "offersTaskEnded", subject: `departure:${departureId}`, body: {} }]);
  });
}

function decideByTime(deps: ServiceDeps, departureId: string): Promise<void> {
  return change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    await lock.departure(departureId);
    const over = (await listTimeouts(context, departureId)).filter(({ at }) => at <= businessNow);
    if (over.length === 0) return unchanged(undefined);
    const { rows } = await tx.execute<{ id: string }>(sql`
      update offer_decisions set decided_at = ${businessNow}, how = 'timeout', reason = 'notDecidedInTime', offer_code = null,
        cost_minor = 0, gain_minor = 0, version = version + 1
      where handover_id in (
        select h.id from ${unsettled(departureId)} and o.decided_at is null
          and o.proposed_at = any(${sql.param(over.map(({ proposedAt }) => proposedAt.toISOString()))}::timestamptz[]))
      returning handover_id as id`);
    await endDecided(context, departureId, "timeout");
    return done(
      undefined,
      [
        {
          verb: "offersTimedOut",
          subject: `departure:${departureId}`,
          body: { handoverIds: rows.map((row) => row.id) },
        },
      ],
      [wakeDeparture(departureId)],
    );
  });
}

function openGates(deps: ServiceDeps, departureId: string): Promise<number> {
  return change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    await lock.departure(departureId);
    const { rows } = await tx.execute<{ id: string; late: boolean; by: string | null }>(sql`
      select h.id, o.how = 'timeout' as late, o.decided_by_id as by
      from ${unsettled(departureId)} and o.decided_at is not null order by h.id limit ${BATCH}`);
    if (rows.length === 0) return unchanged(0);
    await tx
      .insert(gates)
      .values(
        rows.map(({ id, late, by }) => ({
          handoverId: id,
          gate: "offer" as const,
          openedAt: businessNow,
          how: late ? ("late" as const) : ("settled" as const),
          byId: by,
        })),
      )
      .onConflictDoNothing();
    return done(
      rows.length,
      [
        {
          verb: "offersSettled",
          subject: `departure:${departureId}`,
          body: { handoverIds: rows.map((row) => row.id) },
        },
      ],
      [wakeDeparture(departureId)],
    );
  });
}
